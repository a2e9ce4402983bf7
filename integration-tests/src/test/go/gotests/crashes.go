//go:build ignore

package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
)

// src/runtime/crash_test.go: programs that end the process

func init() {
	crashes["RecursivePanic"] = func() {
		func() {
			defer func() { fmt.Println(recover()) }()
			func() {
				defer func() {
					if err := recover(); err != nil {
						panic("wrap: " + err.(string))
					}
				}()
				panic("bad")
			}()
		}()
		panic("again")
	}
	crashes["RecursivePanic2"] = func() {
		func() {
			defer func() { fmt.Println(recover()) }()
			func() {
				defer func() { panic("second") }()
				defer func() { fmt.Println(recover()) }()
				panic("first")
			}()
		}()
		panic("third")
	}
	crashes["RecursivePanic3"] = func() {
		defer func() {
			defer func() { recover() }()
			panic("second")
		}()
		panic("first")
	}
	crashes["RecursivePanic4"] = func() {
		defer func() {
			recover()
			panic("second")
		}()
		panic("first")
	}
	crashes["RecursivePanic5"] = func() {
		func() {
			defer nothing()
			func() {
				defer nothing()
				defer func() { fmt.Println(recover()) }()
				defer func() {
					fmt.Println(recover())
					panic("second")
				}()
				panic("first")
			}()
		}()
		panic("third")
	}
	crashes["GoexitDeadlock"] = func() {
		for range 2 {
			go nothing()
		}
		runtime.Goexit()
	}
	crashes["GoexitCrash"] = func() {
		go runtime.Gosched()
		fmt.Println("main exits")
		runtime.Goexit()
	}
	crashes["GoexitInPanic"] = func() {
		go func() {
			defer func() { runtime.Goexit() }()
			panic("hello")
		}()
		runtime.Goexit()
	}
	crashes["PanicAfterGoexit"] = func() {
		defer func() { panic("hello") }()
		runtime.Goexit()
	}
	crashes["RecoveredPanicAfterGoexit"] = func() {
		defer func() {
			defer func() { fmt.Println(recover()) }()
			panic("hello")
		}()
		runtime.Goexit()
	}
	crashes["RecoverBeforePanicAfterGoexit"] = func() {
		defer func() { fmt.Println(recover()) }()
		defer func() { panic("hello") }()
		runtime.Goexit()
	}
	crashes["RecoverBeforePanicAfterGoexit2"] = func() {
		for range 2 {
			defer func() { fmt.Println("looped", recover()) }()
		}
		defer func() { fmt.Println(recover()) }()
		defer func() { panic("hello") }()
		runtime.Goexit()
	}
	crashes["RepanickedNumber200"] = func() { repanicNumber(200) }
	crashes["RepanickedNumber300"] = func() { repanicNumber(300) }
	crashes["MainGoroutineID"] = func() { panic("test") }
	crashes["PanicTraceback"] = func() { pt1() }
	crashes["PanicDeadlockGosched"] = func() { panic(yieldingError{}) }
	crashes["PanicDeadlockSyscall"] = func() { panic(printingError{}) }
	crashes["PanicLoop"] = func() { panic(&panickingError{}) }
	crashes["PanicRace"] = func() {
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			defer func() {
				wg.Done()
				runtime.Gosched()
			}()
			panic("crash")
		}()
		wg.Wait()
	}
	crashes["DoublePanic"] = func() {
		defer func() { panic(collecting("YYY")) }()
		panic(collecting("XXX"))
	}
	crashes["RepanickedPanic"] = func() {
		defer func() { panic(recover()) }()
		panic("message")
	}
	crashes["RepanickedMiddlePanic"] = func() {
		defer func() {
			recover()
			panic("outer")
		}()
		func() {
			defer func() { panic(recover()) }()
			func() {
				defer func() {
					recover()
					panic("middle")
				}()
				panic("inner")
			}()
		}()
	}
	crashes["RepanickedPanicSandwich"] = func() {
		var outer any
		defer func() {
			recover()
			panic(outer)
		}()
		func() {
			defer func() {
				outer = recover()
				panic("inner")
			}()
			panic("outer")
		}()
	}
	crashes["DoublePanicWithSameValue"] = func() {
		var e any = "message"
		defer func() { panic(e) }()
		panic(e)
	}
	// TestPanicWhilePanicking
	crashes["ErrorPanic"] = func() { panic(multiLineError{}) }
	crashes["StringerPanic"] = func() { panic(multiLineStringer{}) }
	crashes["DoubleErrorPanic"] = func() { panic(errorOverError{}) }
	crashes["DoubleStringerPanic"] = func() { panic(stringerOverStringer{}) }
	crashes["CircularPanic"] = func() { panic(circleStart{}) }
	crashes["StringPanic"] = func() { panic("important multi-line\nstring message") }
	crashes["NilPanic"] = func() { panic(nil) }
	// src/sync/waitgroup_test.go TestIssue76126
	crashes["WaitGroupPanic"] = func() {
		var wg sync.WaitGroup
		wg.Go(func() { panic("test") })
		wg.Wait()
		fmt.Println("not reached")
		panic("Wait returned")
	}
	// test/fixedbugs/issue5963.go; Java has no init functions, so main does it.
	crashes["ExitedMainAndExitStatus"] = func() {
		c := make(chan int, 1)
		defer func() { c <- 3 }()
		go func() { os.Exit(<-c) }()
		runtime.Goexit()
	}
}

//go:noinline
func pt1() {
	defer func() { panic("panic pt1") }()
	pt2()
}

//go:noinline
func pt2() {
	defer func() { panic("panic pt2") }()
	panic("hello")
}

type yieldingError struct{}

func (yieldingError) Error() string {
	runtime.Gosched()
	return "yielding"
}

type printingError struct{}

func (printingError) Error() string {
	fmt.Println("1")
	fmt.Println("2")
	return "3"
}

type panickingError struct{}

func (*panickingError) Error() string { panic("double error") }

type collecting string

func (c collecting) String() string {
	runtime.GC()
	return string(c)
}

type multiLineError struct{}

func (multiLineError) Error() string { panic("important multi-line\nerror message") }

type multiLineStringer struct{}

func (multiLineStringer) String() string { panic("important multi-line\nstringer message") }

type errorOverError struct{}

func (errorOverError) Error() string { panic(multiLineError{}) }

type stringerOverStringer struct{}

func (stringerOverStringer) String() string { panic(multiLineStringer{}) }

type circleStart struct{}

func (circleStart) Error() string { panic(circleEnd{}) }

type circleEnd struct{}

func (circleEnd) Error() string { panic(circleStart{}) }

// Rules of sections C and D that no test of Go's covers

func init() {
	crashes["TwoPanicsOverGoexit"] = func() {
		defer func() { panic("second") }()
		defer func() { panic("first") }()
		runtime.Goexit()
	}
	crashes["WrappedPanicOverGoexit"] = func() {
		defer func() { panic(fmt.Sprint("wrap:", recover())) }()
		defer func() { panic("first") }()
		runtime.Goexit()
	}
	crashes["GoexitDropsPanicInMain"] = func() {
		defer func() { runtime.Goexit() }()
		panic("dropped")
	}
	crashes["PanicAfterGoexitDroppedPanic"] = func() {
		defer func() { panic("P2") }()
		defer func() { runtime.Goexit() }()
		panic("P1")
	}
	crashes["GoexitWhileTextIsMade"] = func() {
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { fmt.Println("deferred runs before the text is made") }()
			panic(exitingError{})
		}()
		<-done
		for runtime.NumGoroutine() > 1 {
			runtime.Gosched()
		}
		fmt.Println("main survived")
	}
	crashes["PanicInAnotherGoroutine"] = func() {
		defer fmt.Println("main's is not run")
		blocked := make(chan bool)
		go func() {
			defer fmt.Println("first deferred")
			defer fmt.Println("second deferred")
			panic("boom")
		}()
		<-blocked
	}
	crashes["ThreePanics"] = func() {
		defer func() { panic("third") }()
		defer func() { panic("second") }()
		panic("first")
	}
	crashes["RepanickedEqualValue"] = func() {
		defer func() { panic(fmt.Sprint("sa", recover().(string)[2:])) }()
		panic("same")
	}
	crashes["IntegerPanic"] = func() { panic(42) }
	crashes["BoolPanic"] = func() { panic(true) }
	crashes["FractionPanic"] = func() { panic(1.5) }
	crashes["TextThatFakesATrace"] = func() { panic("line1\nline2\ngoroutine 7 [running]:") }
	crashes["TextAfterDeferredCalls"] = func() {
		defer fmt.Println("deferred")
		panic(printingError{})
	}
	crashes["NewestTextFirst"] = func() {
		defer func() { panic(named("newer")) }()
		panic(named("older"))
	}
	crashes["OlderTextPanics"] = func() {
		defer func() { panic("newer") }()
		panic(&panickingError{})
	}
}

type exitingError struct{}

func (exitingError) Error() string {
	runtime.Goexit()
	return "not reached"
}

type named string

func (n named) Error() string {
	fmt.Println("text of", string(n))
	return string(n)
}

// src/runtime/traceback_test.go TestTracebackElision
func init() {
	crashes["DeepPanic"] = func() { deep(150) }
}

//go:noinline
func deep(n int) {
	if n == 0 {
		panic("deep")
	}
	deep(n - 1)
}

//go:noinline
func repanicNumber(n int) {
	defer func() { panic(recover().(int) + 0) }()
	panic(n)
}
