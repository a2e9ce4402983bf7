//go:build ignore

// A6: if evaluating the arguments panics, nothing is registered.
package main

import "fmt"

func boom() int { panic("boom") }

func use(n int) { fmt.Println("used", n) }

func main() {
	defer func() { fmt.Println("recovered", recover()) }()
	defer use(1)
	defer use(boom())
	fmt.Println("not reached")
}
