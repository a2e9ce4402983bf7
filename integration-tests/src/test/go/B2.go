//go:build ignore

// B2: the stack that panicked can be seen in the deferred call.
package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

func deep() {
	var nothing *int
	fmt.Println("not reached", *nothing)
}

func shallow() {
	defer func() {
		trace := string(debug.Stack())
		fmt.Println("recovered something", recover() != nil)
		fmt.Println("deep is in the trace", strings.Contains(trace, "deep("))
		fmt.Println("other is in the trace", strings.Contains(trace, "other("))
	}()
	deep()
}

func main() {
	shallow()
}
