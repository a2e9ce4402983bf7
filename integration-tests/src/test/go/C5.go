//go:build ignore

// C5: a panic recovered inside the same deferred call: Goexit goes on.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func f() {
	defer func() {
		defer func() { fmt.Println("nested recovers", recover()) }()
		fmt.Println("inner deferred")
		panic("in deferred")
	}()
	runtime.Goexit()
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fmt.Println("outermost deferred", recover()) }()
		f()
		fmt.Println("not reached")
	})
	wg.Wait()
}
