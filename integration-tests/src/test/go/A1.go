//go:build ignore

// A1: function value, receiver and arguments are evaluated at the statement; only the call waits.
package main

import "fmt"

type counter struct{ n int }

func (c *counter) show() { fmt.Println("receiver", c.n) }

func evalFunction(name string) func(int) {
	fmt.Println("eval function", name)
	return func(n int) { fmt.Println("run", name, n) }
}

func evalArgument(n int) int {
	fmt.Println("eval argument", n)
	return n
}

func main() {
	x := 1
	c := &counter{1}
	receiver := &counter{2}
	defer evalFunction("A")(evalArgument(x))
	defer receiver.show()
	defer func() { fmt.Println("closure", c.n) }()
	defer fmt.Println("argument", x)
	x = 10
	c.n = 11
	receiver = &counter{12}
	fmt.Println("end", x, c.n, receiver.n)
}
