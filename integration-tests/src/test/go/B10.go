//go:build ignore

// B10: a panic recovered inside a deferred call leaves the outer one running.
package main

import "fmt"

func nested() {
	defer func() { fmt.Println("outer gets", recover()) }()
	defer func() {
		defer func() { fmt.Println("nested gets", recover()) }()
		panic("second")
	}()
	panic("first")
}

func current() {
	defer func() {
		func() {
			defer func() { fmt.Println("inner got", recover()) }()
			panic("2")
		}()
		fmt.Println("then", recover())
	}()
	panic("1")
}

func main() {
	nested()
	current()
}
