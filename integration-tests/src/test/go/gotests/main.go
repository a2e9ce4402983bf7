//go:build ignore

// The behaviour of Go's own tests of defer, panic, recover and Goexit, in our words: what each case says is the
// golden output that the same case in Java (dev.goexit.gotests) is compared with.
//
// Without arguments it runs every case, each below a line with its origin. "crashes" lists the programs that end the
// process; the name of one runs it.
package main

import (
	"fmt"
	"os"
	"runtime"
)

type testCase struct {
	origin string
	body   func()
}

var cases []testCase

var crashes = map[string]func(){}

func add(origin string, body func()) {
	cases = append(cases, testCase{origin, body})
}

// Each case is a goroutine, so that it may end in any way.
func run(body func()) {
	ended := make(chan []any)
	go func() {
		returned := false
		defer func() {
			value := recover()
			switch {
			case returned:
				ended <- []any{"returned"}
			case value != nil:
				ended <- []any{"panicked", kind(value)}
			default:
				ended <- []any{"exited"}
			}
		}()
		body()
		returned = true
	}()
	fmt.Println(<-ended...)
}

// Run-time errors have other texts in Java.
func kind(recovered any) any {
	if _, ok := recovered.(runtime.Error); ok {
		return "run-time error"
	}
	return recovered
}

func call(body func()) {
	body()
}

func main() {
	switch {
	case len(os.Args) == 1:
		for _, c := range cases {
			fmt.Println("==", c.origin)
			run(c.body)
		}
	case os.Args[1] == "crashes":
		for name := range crashes {
			fmt.Println(name)
		}
	default:
		crashes[os.Args[1]]()
	}
}
