//go:build ignore

// C14: Goexit affects no other goroutine: children live on.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var parent, child sync.WaitGroup
	parentHasLeft := make(chan bool)
	parent.Go(func() {
		child.Go(func() {
			<-parentHasLeft
			fmt.Println("child goes on")
		})
		defer fmt.Println("parent leaves")
		runtime.Goexit()
	})
	parent.Wait()
	close(parentHasLeft)
	child.Wait()
	fmt.Println("child has ended")
}
