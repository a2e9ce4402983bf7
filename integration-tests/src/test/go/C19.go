//go:build ignore

// C19: a wrapper that turns panics into errors sees none after Goexit.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type box struct{ err any }

func recoverToError(body func(), b *box) {
	defer func() { b.err = recover() }()
	body()
}

func report(body func()) {
	b := &box{}
	defer func() { fmt.Println("error seen", b.err) }()
	recoverToError(body, b)
	fmt.Println("wrapper returned")
}

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { report(func() { panic("P") }) })
	wg.Wait()
	wg.Go(func() { report(func() { runtime.Goexit() }) })
	wg.Wait()
}
