//go:build ignore

// C9: Goexit in a deferred call during Goexit: each remaining deferred call runs once.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("d1")
		defer func() {
			fmt.Println("d2 -> Goexit again")
			runtime.Goexit()
			fmt.Println("not reached")
		}()
		defer fmt.Println("d3")
		defer func() {
			defer fmt.Println("d4 inner deferred")
			fmt.Println("d4 -> Goexit again")
			runtime.Goexit()
			fmt.Println("not reached")
		}()
		runtime.Goexit()
	})
	wg.Wait()
	fmt.Println("alive")
}
