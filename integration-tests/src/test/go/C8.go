//go:build ignore

// C8: Goexit in a deferred call during a panic: the panic is dropped without a word.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func f() {
	defer func() { fmt.Println("rest of the frame", recover()) }()
	defer func() { runtime.Goexit() }()
	panic("lost")
}

func recoveredFirst() {
	defer func() {
		fmt.Println("recovered", recover())
		runtime.Goexit()
	}()
	panic("recovered")
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fmt.Println("recover after Goexit", recover()) }()
		f()
		fmt.Println("not reached")
	})
	wg.Wait()
	wg.Go(func() {
		defer func() { fmt.Println("recover after Goexit", recover()) }()
		recoveredFirst()
		fmt.Println("not reached")
	})
	wg.Wait()
	fmt.Println("process lives, panics lost")
}
