//go:build ignore

// A7: deferred calls run after the result is set and before the caller goes on; they can change named results.
package main

import "fmt"

type box struct{ n int }

func evaluate(b *box) int {
	fmt.Println("result evaluated", b.n)
	return b.n
}

func unnamed() int {
	b := &box{21}
	defer func() {
		b.n *= 2
		fmt.Println("deferred makes it", b.n)
	}()
	return evaluate(b)
}

func shared() *box {
	b := &box{4}
	defer func() { b.n++ }()
	defer func() { b.n *= 10 }()
	return b
}

func named() (r int) {
	defer func() { r *= 2 }()
	return 21
}

func namedTwice() (r int) {
	defer func() { r++ }()
	defer func() { r *= 10 }()
	return 4
}

func main() {
	fmt.Println("caller sees", unnamed())
	fmt.Println("caller sees", shared().n)
	fmt.Println("caller sees", named())
	fmt.Println("caller sees", namedTwice())
}
