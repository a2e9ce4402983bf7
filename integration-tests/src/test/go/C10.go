//go:build ignore

// C10: Goexit in a deferred call of a normal return works the same; the result is lost.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func f() int {
	defer func() { fmt.Println("first deferred runs", recover()) }()
	defer func() {
		fmt.Println("deferred calls Goexit on a normal return")
		runtime.Goexit()
	}()
	return 5
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer fmt.Println("goroutine deferred")
		fmt.Println("not reached", f())
	})
	wg.Wait()
}
