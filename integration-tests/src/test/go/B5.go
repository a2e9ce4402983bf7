//go:build ignore

// B5: only a call made directly by the deferred function recovers.
package main

import (
	"fmt"
	"reflect"
	"sync"
)

type thing struct{}

func (t thing) recoverIt()       { recover() }
func (t *thing) recoverThisOne() { recover() }

type recoverer interface{ recoverIt() }

func named()                           { recover() }
func generic[T any](_ T)               { recover() }
func helper(text string)               { recover() }
func helperOfTwo(first, second string) { recover() }
func callsHelper(text string)          { helper(text) }
func nothing()                         {}

func recursive(n int) {
	if n == 0 {
		recover()
		return
	}
	recursive(n - 1)
}

func recovers(name string, body func()) {
	recovered := true
	func() {
		defer func() {
			if recover() != nil {
				recovered = false
			}
		}()
		body()
	}()
	fmt.Println(name, recovered)
}

func main() {
	recovers("closure", func() {
		defer func() { recover() }()
		panic("P")
	})
	recovers("named function", func() {
		defer named()
		panic("P")
	})
	recovers("generic function", func() {
		defer generic("x")
		panic("P")
	})
	recovers("helper deferred itself", func() {
		defer helper("x")
		panic("P")
	})
	recovers("helper of two arguments deferred itself", func() {
		defer helperOfTwo("x", "y")
		panic("P")
	})
	recovers("helper under a closure", func() {
		defer func() {
			helper("x")
			nothing()
		}()
		panic("P")
	})
	recovers("helper of a deferred function", func() {
		defer callsHelper("x")
		panic("P")
	})
	recovers("closure in a closure", func() {
		defer func() {
			inner := func() { recover() }
			inner()
		}()
		panic("P")
	})
	recovers("deferred in a closure", func() {
		defer func() {
			defer func() { recover() }()
			nothing()
		}()
		panic("P")
	})
	recovers("deferred in a closure, in a loop", func() {
		defer func() {
			for i := 0; i < 2; i++ {
				defer func() { recover() }()
			}
		}()
		panic("P")
	})
	recovers("recover deferred", func() {
		defer recover()
		panic("P")
	})
	recovers("recover deferred in a closure", func() {
		defer func() { defer recover() }()
		panic("P")
	})
	recovers("recover deferred in a closure, in a loop", func() {
		defer func() {
			for i := 0; i < 2; i++ {
				defer recover()
			}
		}()
		panic("P")
	})
	recovers("recursive, at once", func() {
		defer recursive(0)
		panic("P")
	})
	recovers("recursive, one level down", func() {
		defer recursive(1)
		panic("P")
	})
	recovers("method", func() {
		defer thing{}.recoverIt()
		panic("P")
	})
	recovers("method of a pointer", func() {
		t := &thing{}
		defer t.recoverThisOne()
		panic("P")
	})
	recovers("interface method", func() {
		var r recoverer = thing{}
		defer r.recoverIt()
		panic("P")
	})
	recovers("method value", func() {
		value := thing{}.recoverIt
		defer value()
		panic("P")
	})
	recovers("method expression", func() {
		defer thing.recoverIt(thing{})
		panic("P")
	})
	recovers("by reflection", func() {
		function := reflect.ValueOf(named)
		defer function.Call(nil)
		panic("P")
	})
	recovers("in a goroutine started by the deferred call", func() {
		defer func() {
			var wg sync.WaitGroup
			wg.Go(func() { recover() })
			wg.Wait()
		}()
		panic("P")
	})
}
