//go:build ignore

// B11: recover, then panic again: the new panic is a fresh one.
package main

import "fmt"

func level(n int) {
	defer func() {
		text := recover().(string)
		fmt.Println("level", n, "got", text)
		panic(fmt.Sprint(text, "+", n))
	}()
	if n == 4 {
		panic("start")
	}
	level(n + 1)
}

func main() {
	defer func() { fmt.Println("at last", recover()) }()
	level(1)
}
