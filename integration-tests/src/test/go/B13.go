//go:build ignore

// B13: a recovered frame does not resume after the panicking call; its caller does.
package main

import "fmt"

func boom(n int) { panic(n) }

func loopInside() {
	defer func() { fmt.Println("recovered", recover()) }()
	for i := 0; i < 3; i++ {
		fmt.Println("pass", i)
		boom(i)
	}
}

func once(n int) {
	defer func() { fmt.Println("recovered", recover()) }()
	boom(n)
}

func main() {
	loopInside()
	for i := 10; i < 13; i++ {
		fmt.Println("pass", i)
		once(i)
	}
}
