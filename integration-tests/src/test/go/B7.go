//go:build ignore

// B7: wrappers made by the compiler do not count as a level.
package main

import "fmt"

type handler interface{ handle(text string) }

type base struct{}

func (base) handle(text string) { fmt.Println(text, recover()) }

type derived struct{ base }

func inherited() {
	d := derived{}
	defer d.handle("inherited")
	panic("P1")
}

func throughInterface() {
	var h handler = derived{}
	defer h.handle("through an interface")
	panic("P2")
}

func methodValue() {
	var h handler = &derived{}
	value := h.handle
	defer value("method value")
	panic("P3")
}

func methodExpression() {
	expression := handler.handle
	defer expression(derived{}, "method expression")
	panic("P4")
}

func main() {
	inherited()
	throughInterface()
	methodValue()
	methodExpression()
}
