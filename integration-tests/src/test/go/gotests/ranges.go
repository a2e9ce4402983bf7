//go:build ignore

package main

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Iterators that panic, or that recover what is not theirs.

func panicsIfStopped(numbers ...int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, n := range numbers {
			if !yield(n) {
				panic("stopped")
			}
		}
	}
}

func passing(numbers iter.Seq[int]) iter.Seq[int] {
	return func(yield func(int) bool) {
		numbers(yield)
	}
}

func endsAtPanic(numbers ...int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, n := range numbers {
			goesOn := false
			call(func() {
				defer func() { recover() }()
				goesOn = yield(n)
			})
			if !goesOn {
				return
			}
		}
	}
}

func goesOnAfterPanic(numbers ...int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, n := range numbers {
			call(func() {
				defer func() { recover() }()
				yield(n)
			})
		}
	}
}

func upTo(last int, numbers iter.Seq[int]) {
	var seen []int
	defer func() { fmt.Println(recover(), spaced(seen)) }()
	for n := range numbers {
		seen = append(seen, n)
		if n == last {
			break
		}
	}
	fmt.Println("not reached")
}

func spaced(numbers []int) string {
	return strings.Trim(fmt.Sprint(numbers), "[]")
}

func returnInLoop() string {
	defer func() { recover() }()
	defer panic("over the return")
	for _, s := range []string{"returned in the loop"} {
		return s
	}
	return "not reached"
}

func panickingSeq(func(int) bool) { panic("boom") }

func panickingSeqAtEnd(yield func(int) bool) {
	defer panic("boom")
	for yield(55) {
	}
}

func exitingSeq(func(int) bool) { runtime.Goexit() }

func exitingSeqAtEnd(yield func(int) bool) {
	defer runtime.Goexit()
	for yield(55) {
	}
}

func pulled(next func() (int, bool)) {
	n, ok := next()
	fmt.Println(n, ok)
}

func tellRecovered(what string, body func()) {
	defer func() { fmt.Println(what, recover()) }()
	body()
}

func exits(what string, body func()) {
	ended := make(chan bool)
	go func() {
		returned := false
		defer func() { ended <- !returned && recover() == nil }()
		body()
		returned = true
	}()
	fmt.Println(what, "exits", <-ended)
}

func pullPanics() {
	next, stop := iter.Pull(panickingSeq)
	tellRecovered("next panics", func() { next() })
	pulled(next)
	stop()
	next, stop = iter.Pull(panickingSeqAtEnd)
	pulled(next)
	tellRecovered("stop panics", stop)
	pulled(next)
	stop()
}

func pullExits() {
	next, stop := iter.Pull(exitingSeq)
	exits("next", func() { next() })
	pulled(next)
	stop()
	next, stop = iter.Pull(exitingSeqAtEnd)
	pulled(next)
	exits("stop", stop)
	pulled(next)
	stop()
}

type notNil interface{ method() }

type valued int

func (valued) method() {}

type inner struct{ n int }

func (i *inner) notOnTheStack() int { return i.n }

type outer struct{ inner }

//go:noinline
func onTheStack() int {
	var o *outer
	return o.notOnTheStack()
}

type point struct{ x, y int }

func (p *point) negate() { p.x, p.y = -p.x, -p.y }

var noNumber *int64

func nextOrPanic(i int) int {
	if i == 0 {
		panic("next")
	}
	return i + 1
}

func init() {
	add("cmd/compile rangefunc_test.go TestPanickyIterator1", func() {
		upTo(4, panicsIfStopped(1, 2, 3, 4))
	})
	add("cmd/compile rangefunc_test.go TestPanickyIterator1Check", func() {
		upTo(4, passing(panicsIfStopped(1, 2, 3, 4)))
	})
	add("cmd/compile rangefunc_test.go TestPanickyIterator4, the body a function", func() {
		var seen []int
		endsAtPanic(1, 2, 3, 4)(func(n int) bool {
			seen = append(seen, n)
			if n == 3 {
				panic("at 3")
			}
			return true
		})
		fmt.Println("recovered by the iterator", spaced(seen))
	})
	add("cmd/compile rangefunc_test.go TestPanickyIterator4, with an exit", func() {
		var seen []int
		defer func() { fmt.Println(recover(), spaced(seen)) }()
		for n := range endsAtPanic(1, 2, 3, 4) {
			seen = append(seen, n)
			if n == 3 {
				runtime.Goexit()
			}
		}
		fmt.Println("not reached")
	})
	add("cmd/compile rangefunc_test.go TestRunBodyAfterPanic, the body a function", func() {
		var seen []int
		goesOnAfterPanic(0, 1)(func(n int) bool {
			seen = append(seen, n)
			if n == 0 {
				panic("at 0")
			}
			return true
		})
		fmt.Println("run again", spaced(seen))
	})
	add("cmd/compile rangefunc_test.go TestRunBodyAfterPanic, with an exit", func() {
		var seen []int
		defer func() { fmt.Println(recover(), spaced(seen)) }()
		for n := range goesOnAfterPanic(0, 1) {
			seen = append(seen, n)
			if n == 0 {
				runtime.Goexit()
			}
		}
		fmt.Println("not reached")
	})
	add("cmd/compile rangefunc_test.go TestPanicReturns f", func() {
		fmt.Println(returnInLoop())
	})
	add("iter/pull_test.go TestPullPanic", pullPanics)
	add("iter/pull_test.go TestPullGoexit", pullExits)
	add("test/fixedbugs/issue71675.go f", func() {
		call(func() {
			defer fmt.Println("first")
			for i := 0; i < 1; i = nextOrPanic(i) {
				defer func() { fmt.Println("recovered", recover()) }()
			}
		})
		fmt.Println("returned")
	})
	add("test/fixedbugs/issue19040.go", func() {
		defer func() { fmt.Println(kind(recover())) }()
		var none *valued
		var i notNil = none
		i.method()
	})
	add("test/fixedbugs/issue33724.go", func() {
		bottom(func() {
			defer func() {
				fmt.Println(kind(recover()))
				names := functions()
				fmt.Println(strings.Contains(names, "onTheStack"), strings.Contains(names, "notOnTheStack"))
			}()
			onTheStack()
		})
	})
	add("test/fixedbugs/issue40629.go", func() {
		numbers := slices.Repeat([]int{0x999}, 40)
		defer func(p []int) {
			fmt.Println(kind(recover()), slices.Min(p) == 0x999, slices.Max(p) == 0x999)
		}(numbers)
		defer func() {
			done := make(chan bool)
			go func() {
				deepen(1000)
				done <- true
			}()
			<-done
		}()
		defer func() { deepen(1000) }()
		*noNumber = 0
		for {
		}
	})
	add("runtime/crash_test.go TestPanicInlined", func() {
		for range 20_000 {
			new(point).negate()
		}
		bottom(func() {
			defer func() {
				fmt.Println(kind(recover()))
				fmt.Println(strings.Contains(functions(), "negate"))
			}()
			var none *point
			none.negate()
		})
	})
	add("runtime/stack_test.go TestDeferLiveness", func() {
		defer func() { fmt.Println(recover()) }()
		call(func() {
			values := []int{1, 2}
			defer func() {
				runtime.GC()
				fmt.Println(spaced(values))
			}()
			runtime.GC()
			panic("after a collection")
		})
	})
	crashes["NoHelperGoroutines"] = func() {
		time.AfterFunc(time.Hour, func() { panic("an hour later") })
		fmt.Println(runtime.NumGoroutine())
	}
}
