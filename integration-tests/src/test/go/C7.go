//go:build ignore

// C7: several panics during one Goexit can be recovered one after the other.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fmt.Println("bottom", recover()) }()
		defer func() { fmt.Println("second recovered", recover()) }()
		defer func() { panic("P2") }()
		defer func() { fmt.Println("first recovered", recover()) }()
		defer func() { panic("P1") }()
		runtime.Goexit()
	})
	wg.Wait()
	fmt.Println("alive")
}
