//go:build ignore

// A15: no deferred call runs when the process is told to end.
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never printed")
	fmt.Println("main ends the process")
	os.Exit(3)
}
