//go:build ignore

// C1: Goexit runs every pending deferred call of every frame; no statement after it runs.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func c() {
	defer fmt.Println("c deferred")
	runtime.Goexit()
	fmt.Println("not reached")
}

func b() int {
	defer fmt.Println("b deferred")
	c()
	fmt.Println("not reached")
	return 1
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("goroutine deferred")
		fmt.Println("not reached", b())
	})
	wg.Wait()
	fmt.Println("goroutine has ended")
}
