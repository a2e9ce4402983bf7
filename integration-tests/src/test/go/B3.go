//go:build ignore

// B3: recover stops the panic; the rest of the frame's deferred calls run, then its caller goes on.
package main

import "fmt"

func f() {
	defer func() { fmt.Println("first deferred, recovers", recover()) }()
	defer func() { fmt.Println("second deferred, recovers", recover()) }()
	defer func() { fmt.Println("third deferred, does not recover") }()
	panic("P")
}

func main() {
	f()
	fmt.Println("caller goes on")
}
