//go:build ignore

// C2: recover gives nil in all of them.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func named() { fmt.Println("named deferred", recover()) }

func c() {
	defer named()
	defer func() { fmt.Println("c deferred", recover()) }()
	runtime.Goexit()
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fmt.Println("goroutine deferred", recover()) }()
		c()
		fmt.Println("not reached")
	})
	wg.Wait()
}
