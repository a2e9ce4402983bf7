//go:build ignore

// C6: a panic during Goexit that an earlier deferred call recovers: the Goexit still goes on.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func third() {
	defer func() { fmt.Println("1b: rest of the panicking frame") }()
	defer func() {
		fmt.Println("1: recover first", recover())
		panic("P")
	}()
	runtime.Goexit()
}

func second() (result string) {
	defer func() { fmt.Println("2b: other deferred of the recovering frame") }()
	defer func() {
		fmt.Println("2: recover", recover())
		result = "a result that nobody sees"
	}()
	third()
	fmt.Println("not reached")
	return "none"
}

func first() {
	defer func() { fmt.Println("3: recover", recover()) }()
	fmt.Println("not reached", second())
}

func sameFrame() {
	defer func() { fmt.Println("same frame, then", recover()) }()
	defer func() { fmt.Println("same frame recovers", recover()) }()
	defer func() { panic("Q") }()
	runtime.Goexit()
}

func main() {
	var wg sync.WaitGroup
	wg.Go(first)
	wg.Wait()
	wg.Go(func() {
		sameFrame()
		fmt.Println("not reached")
	})
	wg.Wait()
}
