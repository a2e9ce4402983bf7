//go:build ignore

// A5: a method value of nil panics at the statement; a closure around it only when called.
package main

import (
	"fmt"
	"runtime"
)

type shower interface{ show() }

func recovered() {
	_, isRuntimeError := recover().(runtime.Error)
	fmt.Println("recovered a run-time error", isRuntimeError)
}

func atTheStatement(s shower) {
	defer recovered()
	defer s.show()
	fmt.Println("not reached")
}

func atTheCall(s shower) {
	defer recovered()
	defer func() { s.show() }()
	fmt.Println("reached")
}

func main() {
	atTheStatement(nil)
	atTheCall(nil)
}
