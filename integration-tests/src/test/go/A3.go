//go:build ignore

// A3: deferred calls run at the end of the function, never of a block or loop pass.
package main

import "fmt"

func main() {
	for i := 0; i < 3; i++ {
		fmt.Println("iter", i)
		defer fmt.Println("deferred", i)
	}
	fmt.Println("loop over")
	{
		defer fmt.Println("deferred in a block")
		fmt.Println("in the block")
	}
	fmt.Println("block over")
}
