//go:build ignore

// A4: a nil function is accepted by the statement and panics when its turn comes.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	defer func() {
		_, isRuntimeError := recover().(runtime.Error)
		fmt.Println("recovered a run-time error", isRuntimeError)
	}()
	defer fmt.Println("b")
	var fn func()
	defer fn()
	fn = func() { fmt.Println("assigned later") }
	defer fmt.Println("a")
	fmt.Println("statement after defer nil reached")
	defer fn()
}
