//go:build ignore

// A13: how deferred calls are stored cannot be seen: ten of a loop and ten single ones.
package main

import "fmt"

func put(s string) { fmt.Print(s) }

func twenty() {
	defer func() { fmt.Println(" recovered", recover()) }()
	for i := 0; i < 10; i++ {
		defer put(fmt.Sprint(i))
	}
	defer put("a")
	defer put("b")
	defer put("c")
	defer put("d")
	defer put("e")
	defer put("f")
	defer put("g")
	defer put("h")
	defer put("i")
	defer put("j")
	panic("P")
}

func single(n int) {
	defer put("\n")
	defer put("a")
	if n > 0 {
		defer put("b")
	}
	defer put("c")
	if n > 1 {
		defer put("d")
	}
	defer put("e")
}

func main() {
	twenty()
	single(0)
	single(1)
	single(2)
}
