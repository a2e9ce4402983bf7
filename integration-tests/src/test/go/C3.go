//go:build ignore

// C3: deferred calls may do anything during Goexit: block, start goroutines, defer.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() {
			for i := 0; i < 2; i++ {
				defer fmt.Println("deferred by a deferred call", i)
			}
		}()
		defer func() {
			var other sync.WaitGroup
			other.Go(func() { fmt.Println("started by a deferred call") })
			other.Wait()
		}()
		defer func() {
			answer := make(chan string)
			go func() { answer <- "received by a deferred call" }()
			fmt.Println(<-answer)
		}()
		runtime.Goexit()
	})
	wg.Wait()
}
