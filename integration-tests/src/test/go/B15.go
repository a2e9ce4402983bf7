//go:build ignore

// B15: panic(nil) is a panic whose value is not nil.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	defer func() {
		r := recover()
		_, isPanicNil := r.(*runtime.PanicNilError)
		fmt.Println("nil", r == nil)
		fmt.Println("a panic nil error", isPanicNil)
	}()
	panic(nil)
}
