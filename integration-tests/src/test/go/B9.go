//go:build ignore

// B9: a new panic in a deferred call replaces the running one for good.
package main

import "fmt"

func main() {
	defer func() { fmt.Println("first deferred", recover()) }()
	defer func() { fmt.Println("second deferred", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}
