//go:build ignore

// A8: an unnamed result is zero after a recovered panic, unless the return had already set it.
package main

import "fmt"

func squelch() { recover() }

func anInt() int {
	defer squelch()
	panic("P")
}

func aLong(fail bool) int64 {
	defer squelch()
	if fail {
		panic("P")
	}
	return 7
}

func aDouble() float64 {
	defer squelch()
	panic("P")
}

func aBool() bool {
	defer squelch()
	panic("P")
}

func aReference() any {
	defer squelch()
	panic("P")
}

func boom() int { panic("P") }

func resultPanics() int {
	defer squelch()
	return boom()
}

func setThenDeferredPanics() int {
	defer squelch()
	defer func() { panic("deferred") }()
	return 5
}

func setThenDeferredPanicsInLoop() int {
	for i := 0; i < 2; i++ {
		defer func() {
			if i == 0 {
				recover()
			} else {
				panic("deferred")
			}
		}()
	}
	return 6
}

func namedSetByDeferred() (r int) {
	defer func() {
		recover()
		r = 7
	}()
	panic("P")
}

func namedSetThenDeferredPanics() (r int) {
	defer func() { fmt.Println("recovered", recover(), "result", r) }()
	defer func() { panic("deferred") }()
	return 5
}

func namedNeverSet() (r int) {
	defer func() { fmt.Println("recovered", recover(), "result", r) }()
	panic("P")
}

func main() {
	fmt.Println("int", anInt())
	fmt.Println("long", aLong(true), aLong(false))
	fmt.Println("double is zero", aDouble() == 0)
	fmt.Println("boolean", aBool())
	fmt.Println("reference", aReference())
	fmt.Println("return of a call that panics", resultPanics())
	fmt.Println("set, then a deferred panic", setThenDeferredPanics())
	fmt.Println("the same from a loop", setThenDeferredPanicsInLoop())
	fmt.Println("named, set by a deferred call", namedSetByDeferred())
	fmt.Println("named, set, then a deferred panic", namedSetThenDeferredPanics())
	fmt.Println("named, never set", namedNeverSet())
}
