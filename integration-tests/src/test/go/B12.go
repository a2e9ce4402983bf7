//go:build ignore

// B12: recover takes effect only when the deferred call returns normally.
package main

import "fmt"

func f() {
	defer func() {
		defer func() { panic("again") }()
		fmt.Println("recovered", recover())
	}()
	panic("first")
}

func main() {
	defer func() { fmt.Println("outer gets", recover()) }()
	f()
	fmt.Println("not reached")
}
