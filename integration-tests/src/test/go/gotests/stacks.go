//go:build ignore

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

// The functions on the stack, innermost first, down to the one named bottom. Closures have no names of their own.
func functions() string {
	pcs := make([]uintptr, 1000)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var names []string
	for {
		frame, more := frames.Next()
		name := frame.Function[strings.LastIndexByte(frame.Function, '.')+1:]
		if strings.HasPrefix(name, "func") || strings.HasPrefix(frame.Function, "main.") && name[0] <= '9' {
			name = "closure"
		}
		switch frame.Function {
		case "runtime.gopanic":
			names = append(names, "panic")
		case "runtime.Goexit":
			names = append(names, "exit")
		default:
			if !strings.HasPrefix(frame.Function, "runtime.") && name != "nothing" {
				names = append(names, name)
			}
		}
		if name == "bottom" || !more {
			return strings.Join(names, " < ")
		}
	}
}

func bottom(body func()) {
	body()
}

//go:noinline
func f1(panics bool) string { return f2(panics) }

//go:noinline
func f2(panics bool) string { return f3(panics) }

//go:noinline
func f3(panics bool) string {
	if panics {
		panic("f3")
	}
	return functions()
}

// src/runtime/callers_test.go

func init() {
	add("runtime/callers_test.go TestCallers", func() {
		bottom(func() { fmt.Println(f1(false)) })
	})
	add("runtime/callers_test.go TestCallersPanic", func() {
		bottom(func() {
			defer func() {
				fmt.Println(functions())
				fmt.Println("recovered", recover())
				fmt.Println(functions())
			}()
			f1(true)
		})
	})
	add("runtime/callers_test.go TestCallersDoublePanic", func() {
		bottom(func() {
			defer func() {
				defer func() {
					fmt.Println(functions())
					recover()
				}()
				recover()
				panic(2)
			}()
			panic(1)
		})
	})
	add("runtime/callers_test.go TestCallersAfterRecovery", func() {
		bottom(func() {
			defer func() { fmt.Println(functions()) }()
			defer func() { recover() }()
			f1(true)
		})
	})
	add("runtime/callers_test.go TestCallersAbortedPanic", func() {
		bottom(func() {
			defer func() { fmt.Println("left", recover()) }()
			defer func() { fmt.Println(functions()) }()
			defer func() { fmt.Println("recovered", recover()) }()
			defer func() { panic("newer") }()
			panic("older")
		})
	})
	add("runtime/callers_test.go TestCallersAbortedPanic2", func() {
		bottom(func() {
			defer func() { fmt.Println("left", recover()) }()
			defer func() { fmt.Println(functions()) }()
			func() {
				defer func() { fmt.Println("recovered", recover()) }()
				func() {
					defer func() { panic("newer") }()
					panic("older")
				}()
			}()
		})
	})
	add("runtime/callers_test.go TestCallersNilPointerPanic", func() {
		bottom(func() {
			defer func() {
				fmt.Println(kind(recover()))
				fmt.Println(functions())
			}()
			var none *six
			sink = none.x
		})
	})
	add("runtime/callers_test.go TestCallersDivZeroPanic", func() {
		bottom(func() {
			defer func() {
				fmt.Println(kind(recover()))
				fmt.Println(functions())
			}()
			zero := 0
			sink = 5 / zero
		})
	})
	add("runtime/callers_test.go TestCallersDeferNilFuncPanic", func() {
		bottom(func() {
			state := 1
			defer func() {
				fmt.Println(kind(recover()), state)
				fmt.Println(functions())
			}()
			var none func()
			defer none()
			state = 2
		})
	})
	add("runtime/callers_test.go TestCallersDeferNilFuncPanicWithLoop", func() {
		bottom(func() {
			state := 1
			defer func() {
				fmt.Println(kind(recover()), state)
				fmt.Println(functions())
			}()
			for range 1 {
				var none func()
				defer none()
			}
			state = 2
		})
	})
	// Not in Go's suite: rules E4 to E6 where no test of Go's looks.
	add("rule E4 a panic over a panic", func() {
		bottom(func() {
			defer func() {
				fmt.Println(functions())
				recover()
			}()
			defer func() { panic(f1(false)) }()
			f1(true)
		})
	})
	add("rule E5 an exit", func() {
		bottom(func() {
			defer func() { fmt.Println(functions()) }()
			f1exits()
		})
	})
	add("rule E5 a panic over an exit", func() {
		bottom(func() {
			defer func() {
				fmt.Println(functions())
				recover()
			}()
			defer func() { f1(true) }()
			f1exits()
		})
	})
	add("rule E5 an exit over a panic", func() {
		bottom(func() {
			defer func() { fmt.Println(functions()) }()
			defer func() { f1exits() }()
			f1(true)
		})
	})
	add("rule E6 a return", func() {
		bottom(func() {
			defer func() { fmt.Println(functions()) }()
		})
	})
}

//go:noinline
func f1exits() { f2exits() }

//go:noinline
func f2exits() { runtime.Goexit() }

// src/runtime/stack_test.go

func set(p *int, x int) { *p = x }

func init() {
	add("runtime/stack_test.go TestDeferPtrs", func() {
		y := 0
		defer func() { fmt.Println(y) }()
		defer set(&y, 42)
		deepen(1000)
	})
	add("runtime/stack_test.go TestDeferPtrsGoexit", func() {
		for i := range 100 {
			c := make(chan int, 1)
			go func() {
				y := 0
				defer func() { c <- y }()
				defer set(&y, 42)
				deepenAndCall(i, runtime.Goexit)
			}()
			if n := <-c; n != 42 {
				fmt.Println("at depth", i, n)
			}
		}
	})
	add("runtime/stack_test.go TestDeferPtrsPanic", func() {
		for i := range 100 {
			c := make(chan int, 1)
			go func() {
				y := 0
				defer func() {
					if recover() == nil {
						y = -1
					}
					c <- y
				}()
				defer set(&y, 42)
				deepenAndCall(i, func() { panic(1) })
			}()
			if n := <-c; n != 42 {
				fmt.Println("at depth", i, n)
			}
		}
	})
	add("runtime/stack_test.go TestDeferLeafSigpanic", func() {
		defer func() {
			fmt.Println(kind(recover()))
			runtime.GC()
		}()
		leaf()
	})
	add("runtime/stack_test.go TestPanicUseStack", func() {
		bottom(func() {
			defer func() {
				fmt.Println(recover(), panicsSeen())
				deepenAndCall(100, func() {
					defer func() {
						fmt.Println(recover(), panicsSeen())
						deepenAndCall(200, func() {
							defer func() { fmt.Println(recover(), panicsSeen()) }()
							panic(3)
						})
					}()
					panic(2)
				})
			}()
			panic(1)
		})
	})
	add("runtime/stack_test.go TestPanicFar", func() {
		bottom(func() {
			defer func() { fmt.Println(functions()) }()
			defer func() { fmt.Println(recover()) }()
			deepenAndCall(100, func() { panic(1) })
		})
	})
	add("runtime/stack_test.go TestStackPanic", func() {
		defer func() { fmt.Println(recover()) }()
		deepen(32)
		panic("test panic")
	})
	add("runtime/stack_test.go TestDeferHeapAndStack", func() {
		for n := range 10 {
			fmt.Print(heapAndStack(n), " ")
		}
		fmt.Println()
	})
	add("runtime/stack_test.go TestStackOutput", func() {
		fmt.Println(strings.HasPrefix(string(debug.Stack()), "goroutine "))
	})
	add("runtime/stack_test.go TestStackAllOutput", func() {
		var ready, ended sync.WaitGroup
		ready.Add(1)
		goOn := make(chan bool)
		ended.Go(func() {
			ready.Done()
			<-goOn
		})
		ready.Wait()
		stacks := make([]byte, 1<<16)
		stacks = stacks[:runtime.Stack(stacks, true)]
		goOn <- true
		ended.Wait()
		fmt.Println(strings.HasPrefix(string(stacks), "goroutine "))
		fmt.Println(strings.Count("\n"+string(stacks), "\ngoroutine ") > 2)
	})
	add("runtime/stack_test.go TestStackWrapperStackPanic", func() {
		bottom(func() {
			defer func() {
				recover()
				fmt.Println(functions())
			}()
			var i interface{ panics() } = embedding{}
			i.panics()
		})
	})
	add("runtime/debug/stack_test.go TestStack", func() {
		bottom(func() {
			fmt.Println(stackOwner(0).method())
		})
	})
}

func deepenAndCall(n int, body func()) {
	if n == 0 {
		body()
		return
	}
	deepenAndCall(n-1, body)
}

func leaf() {
	var none *six
	none.x = 0
}

func panicsSeen() int {
	return strings.Count(functions(), "panic <")
}

func heapAndStack(n int) (r int) {
	if n == 0 {
		return 0
	}
	if n%2 == 0 {
		for range 2 {
			defer func() { r++ }()
		}
	} else {
		defer func() { r++ }()
		defer func() { r++ }()
	}
	r = heapAndStack(n - 1)
	return r
}

func (embedding) panics() { panic("panics") }

type stackOwner int

//go:noinline
func (s *stackOwner) pointerMethod() string { return functions() }

//go:noinline
func (s stackOwner) method() string { return s.pointerMethod() }

// src/sync

func init() {
	add("sync/once_test.go TestOncePanic", func() {
		var once sync.Once
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			once.Do(func() { panic("failed") })
		}()
		once.Do(func() { fmt.Println("not called twice") })
	})
	add("sync/oncefunc_test.go TestOnceFuncPanic", func() {
		calls := 0
		callTwice(sync.OnceFunc(func() { calls++; panic("x") }))
		fmt.Println("calls", calls)
	})
	add("sync/oncefunc_test.go TestOnceValuePanic", func() {
		calls := 0
		f := sync.OnceValue(func() int { calls++; panic("x") })
		callTwice(func() { f() })
		fmt.Println("calls", calls)
	})
	add("sync/oncefunc_test.go TestOnceValuesPanic", func() {
		calls := 0
		f := sync.OnceValues(func() (int, int) { calls++; panic("x") })
		callTwice(func() { f() })
		fmt.Println("calls", calls)
	})
	add("sync/oncefunc_test.go TestOnceFuncPanicNil", func() {
		calls := 0
		f := sync.OnceFunc(func() { calls++; panic(nil) })
		for range 2 {
			func() {
				defer func() { fmt.Println(recover() != nil) }()
				f()
			}()
		}
		fmt.Println("calls", calls)
	})
	add("sync/oncefunc_test.go TestOnceFuncGoexit", func() {
		calls := 0
		f := sync.OnceFunc(func() { calls++; runtime.Goexit() })
		for range 2 {
			var ended sync.WaitGroup
			ended.Go(func() {
				defer func() { recover() }()
				f()
			})
			ended.Wait()
		}
		fmt.Println("calls", calls)
	})
	add("sync/oncefunc_test.go TestOnceFuncPanicTraceback", func() {
		f := sync.OnceFunc(oncePanics)
		defer func() {
			fmt.Println(recover(), strings.Contains(string(debug.Stack()), "oncePanics"))
		}()
		f()
	})
	add("sync/waitgroup_test.go TestWaitGroupGo", func() {
		var wg sync.WaitGroup
		wg.Go(func() { fmt.Println("ran") })
		wg.Wait()
		wg.Go(func() { runtime.Goexit() })
		wg.Wait()
		fmt.Println("waited")
	})
}

func oncePanics() { panic("x") }

func callTwice(f func()) {
	for range 2 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			f()
		}()
	}
}

// Where the panic was raised, by lines below the one marked.

var marked int

func mark() {
	_, _, marked, _ = runtime.Caller(1)
}

func panicLine() int {
	pcs := make([]uintptr, 100)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicked := false
	for {
		frame, more := frames.Next()
		panicked = panicked || frame.Function == "runtime.gopanic"
		if panicked && !strings.HasPrefix(frame.Function, "runtime.") || !more {
			return frame.Line - marked
		}
	}
}

func init() {
	add("test/fixedbugs/issue5856.go", func() {
		defer func() {
			fmt.Println("line", panicLine(), recover())
		}()
		mark()
		panic("panic")
	})
	add("test/fixedbugs/bug347.go", func() {
		defer func() {
			recover()
			fmt.Println("line", panicLine())
		}()
		var none *six
		mark()
		sink = none.x
	})
	add("test/fixedbugs/bug348.go", func() {
		defer func() {
			fmt.Println("line", panicLine())
			recover()
		}()
		derefsInLoop(nil)
	})
	add("runtime/crash_test.go TestGoexitDefer", func() {
		defer func() { fmt.Println("recover gives", recover()) }()
		runtime.Goexit()
	})
	add("runtime/crash_test.go TestCrashHandler", func() {
		for range 2 {
			var ended sync.WaitGroup
			ended.Go(func() {
				defer func() { fmt.Println("recovered", recover() != nil) }()
				leaf()
				fmt.Println("not reached")
			})
			ended.Wait()
			func() {
				defer func() { fmt.Println("recovered here", recover() != nil) }()
				leaf()
			}()
		}
	})
	add("runtime/crash_test.go TestRuntimePanicWithRuntimeError", func() {
		index, minus := 2, -1
		for _, body := range []func(){
			func() { sink = make([]int, 2)[index] },
			func() { sink = make([]int, minus) },
			func() { sink = sink.(map[int]int)[0] },
		} {
			func() {
				defer func() { fmt.Println(kind(recover())) }()
				body()
			}()
		}
	})
}

//go:noinline
func derefsInLoop(none *[]int) {
	mark()
	for _, i := range *none {
		sink = i
	}
}
