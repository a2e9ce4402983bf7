//go:build ignore

// B21: the value is passed by identity, also when it is panicked with again.
package main

import "fmt"

type value struct{ n int }

var v = &value{1}

func again() {
	defer func() { panic(recover()) }()
	panic(v)
}

func main() {
	defer func() {
		r := recover()
		fmt.Println("the same", r == v)
		fmt.Println("an equal one", r == &value{1})
	}()
	again()
}
