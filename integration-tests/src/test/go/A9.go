//go:build ignore

// A9: no result is assigned if its expression panics half way.
package main

import "fmt"

func boom() bool { panic("P") }

func first() bool {
	fmt.Println("first operand evaluated")
	return true
}

func both(a, b bool) bool { return a == b || a }

func half() bool {
	defer func() { fmt.Println("recovered", recover()) }()
	return both(first(), boom())
}

func main() {
	fmt.Println("result", half())
}
