//go:build ignore

// B4: a second recover gives nil, and so does one with no panic.
package main

import "fmt"

func twice() {
	defer func() { fmt.Println(recover(), recover()) }()
	panic("P")
}

func noPanic() {
	defer func() { fmt.Println("no panic", recover()) }()
}

func before() {
	defer func() { fmt.Println("in the deferred call", recover()) }()
	fmt.Println("before the panic", recover())
	panic("Q")
}

func main() {
	twice()
	noPanic()
	before()
}
