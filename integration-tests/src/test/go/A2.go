//go:build ignore

// A2: last deferred, first run, by the order of execution; what was not reached is not registered.
package main

import "fmt"

func branches(second bool) {
	defer fmt.Println("first")
	if second {
		defer fmt.Println("second")
	}
	defer fmt.Println("third")
	fmt.Println("branches", second)
}

func backwards() {
	for n := 2; n > 0; n-- {
		if n == 1 {
			defer fmt.Println("upper in the text, executed last")
		} else {
			defer fmt.Println("lower in the text, executed first")
		}
	}
}

func main() {
	branches(true)
	branches(false)
	backwards()
}
