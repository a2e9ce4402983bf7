//go:build ignore

// A12: a closure sees a variable's last value, an argument its value at the statement.
package main

import "fmt"

type box struct{ n int }

func main() {
	b := &box{}
	for i := 0; i < 3; i++ {
		b.n = i
		defer func() { fmt.Println("variable of the pass", i) }()
		defer fmt.Println("argument", b.n)
		defer func() { fmt.Println("shared", b.n) }()
	}
	b.n = 10
}
