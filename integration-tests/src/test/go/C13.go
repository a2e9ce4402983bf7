//go:build ignore

// C13: Goexit in main: the others go on; when none is left, that is a fatal error.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	mainHasLeft := make(chan bool)
	defer close(mainHasLeft)
	go func() {
		<-mainHasLeft
		fmt.Println("other goes on")
		defer fmt.Println("other deferred")
	}()
	defer fmt.Println("main deferred")
	defer func() { fmt.Println("main deferred, recover gives", recover()) }()
	runtime.Goexit()
	fmt.Println("not reached")
}
