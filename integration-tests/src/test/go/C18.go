//go:build ignore

// C18: two flags tell return, panic and Goexit apart.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func returned() {}

func panics() { panic("x") }

func exits() { runtime.Goexit() }

func tell(body func()) {
	normal := false
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panicked", r)
		} else if normal {
			fmt.Println("returned")
		} else {
			fmt.Println("Goexit")
		}
	}()
	body()
	normal = true
}

func main() {
	for _, body := range []func(){returned, panics, exits} {
		var wg sync.WaitGroup
		wg.Go(func() { tell(body) })
		wg.Wait()
	}
}
