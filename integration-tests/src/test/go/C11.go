//go:build ignore

// C11: panic, deferred Goexit, deferred panic, recovered: the goroutine still exits.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func f() {
	defer func() { fmt.Println("then", recover()) }()
	defer func() { fmt.Println("recovered", recover()) }()
	defer func() { panic("after Goexit during a panic") }()
	defer func() { runtime.Goexit() }()
	panic("first")
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { fmt.Println("goroutine deferred", recover()) }()
		f()
		fmt.Println("not reached")
	})
	wg.Wait()
	fmt.Println("alive")
}
