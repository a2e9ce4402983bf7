//go:build ignore

// C12: Goexit two levels inside a deferred call of an outer panic ends everything.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func g() {
	defer func() { fmt.Println("C", recover()) }()
	defer func() { panic("P2") }()
	runtime.Goexit()
}

func f() {
	defer func() { fmt.Println("B", recover()) }()
	defer func() {
		g()
		fmt.Println("not reached")
	}()
	panic("P1")
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fmt.Println("A", recover()) }()
		f()
		fmt.Println("not reached")
	})
	wg.Wait()
	fmt.Println("alive")
}
