//go:build ignore

// B18: deferred unlocks run during a panic, so the lock is free after recovery.
package main

import (
	"fmt"
	"sync"
)

var mu sync.Mutex

func locked() {
	mu.Lock()
	defer mu.Unlock()
	panic("P")
}

func f() {
	defer func() { fmt.Println("recovered", recover()) }()
	locked()
}

func main() {
	f()
	fmt.Println("free", mu.TryLock())
}
