//go:build ignore

// A14: a function with no return point still runs its deferred calls.
package main

import "fmt"

func boom(text string) { panic(text) }

func forever() {
	defer func() { fmt.Println("recovered", recover()) }()
	for {
		boom("from loop")
	}
}

func alwaysPanics() int {
	defer func() { fmt.Println("recovered", recover()) }()
	panic("at the end")
}

func main() {
	forever()
	fmt.Println("back from forever")
	fmt.Println("back from alwaysPanics", alwaysPanics())
}
