//go:build ignore

// B6: defer recover() inside a deferred function works only if no newer panic runs it.
package main

import "fmt"

func noNewerPanic() {
	defer func() { defer recover() }()
	panic("old")
}

func newerPanic() {
	defer func() { fmt.Println("recovered", recover()) }()
	defer func() {
		defer recover()
		panic("newer")
	}()
	panic("old")
}

func main() {
	noNewerPanic()
	fmt.Println("recovered by defer recover()")
	newerPanic()
}
