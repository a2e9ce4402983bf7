//go:build ignore

// B1: panic stops the function, runs its deferred calls, then the caller's, up to the top.
package main

import "fmt"

func inner() {
	defer fmt.Println("inner deferred")
	fmt.Println("inner")
	panic("P")
}

func middle() {
	defer fmt.Println("middle deferred")
	inner()
	fmt.Println("not reached")
}

func outer() {
	defer func() { fmt.Println("outer recovers", recover()) }()
	middle()
	fmt.Println("not reached")
}

func main() {
	outer()
	fmt.Println("main goes on")
}
