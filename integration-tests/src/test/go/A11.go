//go:build ignore

// A11: a deferred function is a function: its own deferred calls run when it ends.
package main

import "fmt"

func main() {
	defer fmt.Println("last")
	defer func() {
		defer fmt.Println("inner deferred")
		fmt.Println("deferred body")
	}()
	fmt.Println("first")
}
