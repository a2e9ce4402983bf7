//go:build ignore

// A10: a deferred call's own result is thrown away.
package main

import "fmt"

func cleanup(n int) int {
	fmt.Println("cleanup", n)
	return n
}

func f() int {
	defer cleanup(2)
	defer func() int { return cleanup(3) }()
	return 1
}

func main() {
	fmt.Println("result", f())
}
