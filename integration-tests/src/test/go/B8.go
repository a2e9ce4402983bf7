//go:build ignore

// B8: under a wrapper too, a helper does not recover.
package main

import "fmt"

type handler interface{ handle(text string) }

type base struct{}

func (base) handle(text string) { helper(text) }

func helper(text string) { fmt.Println("helper of", text, recover()) }

type derived struct{ base }

func attempt(h handler, text string) {
	defer func() { fmt.Println("left for the frame", recover()) }()
	defer h.handle(text)
	panic("P")
}

func main() {
	attempt(derived{}, "a promoted method")
	attempt(&derived{}, "a promoted method of a pointer")
}
