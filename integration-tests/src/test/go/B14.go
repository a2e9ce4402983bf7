//go:build ignore

// B14: recover sees only its own goroutine's panic.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println("its own", recover()) }()
	defer func() {
		var wg sync.WaitGroup
		wg.Go(func() {
			defer func() { fmt.Println("another goroutine's, deferred", recover()) }()
			fmt.Println("another goroutine's", recover())
		})
		wg.Wait()
	}()
	panic("P")
}
