//go:build ignore

// A15: deferred calls of goroutines that are blocked when main returns do not run.
package main

import "fmt"

func main() {
	defer fmt.Println("main deferred")
	blocked := make(chan bool)
	go func() {
		defer fmt.Println("never printed")
		blocked <- true
		select {}
	}()
	<-blocked
	fmt.Println("main returns")
}
