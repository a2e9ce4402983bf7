//go:build ignore

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// src/runtime/defer_test.go

func init() {
	add("runtime/defer_test.go TestUnconditionalPanic", func() {
		defer func() { fmt.Println("recovered", recover()) }()
		panic("always")
	})
	add("runtime/defer_test.go TestOpenAndNonOpenDefers", func() {
		for {
			defer func(n int) { fmt.Println("from the loop", n, recover()) }(3)
			if three > 2 {
				break
			}
		}
		singleDefer(47)
		panic("looped")
	})
	add("runtime/defer_test.go TestNonOpenAndOpenDefers", func() {
		singleDefer(47)
		for {
			defer func(n int) { fmt.Println("from the loop", n, recover()) }(3)
			if three > 2 {
				break
			}
		}
		panic("looped")
	})
	add("runtime/defer_test.go TestConditionalDefers", func() {
		for _, n := range []int{3, 8, 9} {
			func() {
				defer func() { fmt.Println(n, recover()) }()
				conditional(n)
			}()
		}
	})
	add("runtime/defer_test.go TestDisappearingDefer", func() {
		const never = false
		if never {
			defer fmt.Println("not registered")
		}
		fmt.Println("end")
	})
	add("runtime/defer_test.go TestAbortedPanic", func() {
		defer func() { fmt.Println("outer", recover()) }()
		defer func() { fmt.Println("inner", recover()) }()
		defer func() { panic("newer") }()
		panic("older")
	})
	add("runtime/defer_test.go TestRecoverMatching", func() {
		defer func() { fmt.Println("run by the panic", recover()) }()
		defer func() {
			defer func() { fmt.Println("run by a return", recover()) }()
		}()
		panic("P")
	})
	add("runtime/defer_test.go TestNonSSAableArgs", func() {
		made, evaluated, passed := 0, 0, 0
		make128 := func() [128]byte { made++; return [128]byte{4: 5} }
		evaluate := func(n int64) int64 { evaluated++; return n }
		pass := func(s holder) holder { passed++; return s }
		defer func() { fmt.Println("evaluated", made, evaluated, passed) }()
		defer func(array [128]byte) { fmt.Println("array", array[4]) }(make128())
		defer func(b six) { fmt.Println("literal", b.y) }(six{1, 2, 3, 4, 5, evaluate(6)})
		held := holder{}
		held.element.z = 4
		defer func(element six) { fmt.Println("field", element.z) }(held.element)
		defer func(element six) { fmt.Println("field of a result", element.z) }(pass(held).element)
		held.element.z = 99
	})
	add("runtime/defer_test.go TestDeferForFuncWithNoExit", func() {
		func() {
			changed := 1
			defer func() { fmt.Println("changed", changed, "recovered", recover()) }()
			deepen(1000)
			changed = 2
			justPanic()
			for {
			}
		}()
		fmt.Println("caller goes on")
	})
	add("runtime/defer_test.go TestDeferWithRepeatedRepanics", func() {
		interpret(0, 6, 2)
		panicBelow(0, 10)
		interpret(0, 5, 1)
		panicBelow(0, 10)
		interpret(0, 6, 3)
		panicBelow(0, 10)
	})
	add("runtime/defer_test.go TestIssue37688", func() {
		ran := 0
		for range 10 {
			mixedDefers(&ran)
			func() { mixedDefers(&ran) }()
		}
		fmt.Println("ran", ran)
	})
	add("runtime/defer_test.go TestIssue43921", func() {
		defer func() { fmt.Println("outer", recover()) }()
		func() {
			for {
				defer func() {}()
				break
			}
			defer func() {
				defer func() { fmt.Println("inner", recover()) }()
				panic(4)
			}()
			panic(1)
		}()
	})
	add("runtime/defer_test.go TestIssue43920", func() {
		defer func() { fmt.Println("a", recover()) }()
		defer func() {
			defer func() {
				defer func() { fmt.Println("b", recover()) }()
				defer panic(5)
				func() { panic(4) }()
			}()
			defer func() { fmt.Println("c", recover()) }()
			defer panic(3)
		}()
		func() {
			defer fmt.Println("step 1")
			panic(1)
		}()
	})
	add("runtime/defer_test.go TestIssue43941", func() {
		defer func() { fmt.Println("a", recover()) }()
		func() {
			func() {
				defer func() {
					defer func() { fmt.Println("b", recover()) }()
					defer panic(3)
					panic(2)
				}()
				defer func() { fmt.Println("c", recover()) }()
				defer panic(1)
			}()
			defer func() {}()
			defer func() {}()
			defer fmt.Println("step 10")
			defer fmt.Println("step 9")
			fmt.Println("step 8")
		}()
		func() {
			defer fmt.Println("step 13")
			defer fmt.Println("step 12")
			func() {
				defer fmt.Println("step 11")
				panic(4)
			}()
			defer func() {}()
			defer panic(-1)
			defer fmt.Println("not reached")
		}()
	})
}

var three = 3

func singleDefer(n int) {
	defer func(n int) { fmt.Println("single", n, recover()) }(4)
	if n > 2 {
		panic("single")
	}
}

func conditional(n int) {
	defer fmt.Println("1")
	if n > 5 {
		defer fmt.Println("2")
		if n > 8 {
			defer fmt.Println("3")
		} else {
			defer fmt.Println("4")
		}
	}
	panic("conditional")
}

type six struct{ x, y, z, w, p, q int64 }

type holder struct{ element six }

func justPanic() {
	panic("just so")
}

func deepen(n int) {
	if n > 0 {
		deepen(n - 1)
	}
}

func interpret(level, levels, handled int) {
	defer func() {
		e := recover()
		if e == nil {
			return
		}
		fmt.Println("level", level, "gets", e)
		if level != e.(int) {
			panic(e)
		}
	}()
	if level+1 < levels {
		interpret(level+1, levels, handled)
	} else {
		panic(handled)
	}
}

func panicBelow(level, levels int) {
	defer func() { fmt.Println("then", recover()) }()
	panicDeep(level, levels)
}

func panicDeep(level, levels int) {
	if level+1 < levels {
		panicDeep(level+1, levels)
	} else {
		panic("deep")
	}
}

func mixedDefers(ran *int) {
	count := func() { *ran++ }
	for range 1 {
		defer count()
	}
	defer count()
	defer count()
	manyArguments(count, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	deepen(2000)
}

func manyArguments(count func(), a, b, c, d, e, f, g, h, i int) {
	defer count()
	defer func(count func(), a, b, c, d, e, f, g, h, i int) {
		if recover() != nil && a+b+c+d+e+f+g+h+i == 45 {
			count()
		}
	}(count, a, b, c, d, e, f, g, h, i)
	panic("many arguments")
}

// test/defer*.go, test/abi

func init() {
	add("test/defer.go test1", func() {
		func() {
			for i := 0; i < 10; i++ {
				defer fmt.Print(i)
			}
		}()
		fmt.Println()
	})
	add("test/defer.go test2", func() {
		variadic := func(v ...any) { fmt.Print(v...) }
		func() {
			for i := 0; i < 10; i++ {
				defer variadic(i)
			}
		}()
		fmt.Println()
	})
	add("test/defernil.go", func() {
		reached := 0
		defer func() { fmt.Println(kind(recover()), reached) }()
		func() {
			var none func()
			defer none()
			reached = 1
		}()
	})
	add("test/deferfin.go", func() {
		const n = 10
		var dropped sync.WaitGroup
		dropped.Add(n)
		for range n {
			var ended sync.WaitGroup
			ended.Go(func() {
				held := new([64]byte)
				runtime.SetFinalizer(held, func(*[64]byte) { dropped.Done() })
				defer func() { held[0]++ }()
			})
			ended.Wait()
		}
		for range 10 {
			debug.FreeOSMemory()
		}
		dropped.Wait()
		fmt.Println("dropped", n)
	})
	add("test/abi/defer_recover_results.go", func() {
		fmt.Println(resultsKept())
	})
	add("test/abi/open_defer_1.go", func() {
		func(x, y, z int) {
			var i threeInts = new(threeIntsPrinter)
			defer i.take(x, y, z)
			defer func() { recover() }()
			panic("XXX")
		}(-1, -2, -3)
	})
	add("test/abi/defer_aggregate.go", func() {
		func(a string, b, c, d uint64) {
			defer func(a string, c uint64) { fmt.Println(a, b, c) }(a, c)
			fmt.Println(d)
		}("foo", 10101, 3030303, 505050505)
	})
	add("test/abi/wrapdefer_largetmp.go", func() {
		made := 0
		large := func() [45]int { made++; return [45]int{20: made} }
		first := large()
		defer func(array [45]int) { fmt.Println("deferred", array[20]) }(first)
		fmt.Println(large()[20])
	})
}

func resultsKept() (a string) {
	a = "kept"
	defer func() { recover() }()
	panic("XXX")
}

type threeInts interface{ take(x, y, z int) }

type threeIntsPrinter int

func (*threeIntsPrinter) take(x, y, z int) { fmt.Println(x, y, z) }
