//go:build ignore

package main

import (
	"fmt"
	"reflect"
)

// test/recover.go

func recoverTwice() any { return recover() }

// Prints what a helper gets, what it gets itself, and what is left.
func mustRecover(name any) {
	fmt.Println("must recover", name, recoverTwice(), recover(), recover())
}

func mustNotRecover() {
	fmt.Println("must not recover", recover())
}

func withoutRecover() {
	mustNotRecover()
	nothing()
}

func nothing() {}

func recursiveWithout(n int) {
	if n == 0 {
		recursiveWithout(1)
		return
	}
	fmt.Println("recursive", recover())
}

func big(name string) {
	var x [100000]int
	x[0] = 1
	x[99999] = 1
	fmt.Println(name, recover(), x[0]+x[99999])
}

func tryNamed(body func(), otherwise any) (x any) {
	defer func() {
		if v := recover(); v != nil {
			x = v
		}
	}()
	defer body()
	return otherwise
}

func tryAssigned(body func(), otherwise any) (x any) {
	defer func() {
		if v := recover(); v != nil {
			x = v
		}
	}()
	defer body()
	x = otherwise
	return
}

func variadic(sum *int, numbers ...int) {
	*sum = 0
	for _, n := range numbers {
		*sum += n
	}
	if recover() != nil {
		*sum += 100
	}
}

func variadicPanics() (r int) {
	defer variadic(&r, 1, 2, 3)
	panic(0)
}

func variadicReturns() (r int) {
	defer variadic(&r, 4, 5, 6)
	return
}

type recovering interface{ M() }

type byPointer struct{}

func (*byPointer) M() { fmt.Println("M", recoverTwice(), recover(), recover()) }

type word uintptr

func (word) M() { fmt.Println("M", recoverTwice(), recover(), recover()) }

type tiny struct{}

func (tiny) M() { fmt.Println("M", recoverTwice(), recover(), recover()) }

type deeper struct{}

func (deeper) M() {
	func() {
		defer func() { recover() }()
		var i recovering = panicking{}
		i.M()
	}()
	fmt.Println("M", recoverTwice(), recover(), recover())
}

type panicking struct{}

func (panicking) M() { panic("inner") }

type large [2]string

func (large) M() { fmt.Println("M", recoverTwice(), recover(), recover()) }

type enormous [8192]byte

func (enormous) M() { fmt.Println("M", recoverTwice(), recover(), recover()) }

type enormousFrame [8192]byte

func (enormousFrame) M() {
	var x [8192]byte
	x[1] = 1
	fmt.Println("M", recoverTwice(), recover(), recover(), x[1])
}

func deferMethod(i recovering, name any) func() {
	return func() {
		defer i.M()
		panic(name)
	}
}

func deferMethodValue(i recovering, name any) func() {
	return func() {
		f := reflect.ValueOf(i).Method(0).Interface().(func())
		defer f()
		panic(name)
	}
}

// The unbound method, called with its receiver.
func deferMethodExpression[T recovering](receiver T, name any) func() {
	return func() {
		f := reflect.TypeOf(receiver).Method(0).Func.Interface().(func(T))
		defer f(receiver)
		panic(name)
	}
}

func init() {
	add("test/recover.go test1", func() {
		defer mustNotRecover()
		defer mustRecover(1)
		defer withoutRecover()
		defer recursiveWithout(0)
		panic(1)
	})
	add("test/recover.go test1WithClosures", func() {
		defer func() { fmt.Println("last", recover()) }()
		defer func(x any) {
			mustNotRecover()
			fmt.Println("closure", recover(), x)
		}(1)
		defer func() {
			mustNotRecover()
			nothing()
		}()
		panic(1)
	})
	add("test/recover.go test2", func() {
		defer mustRecover(2)
		defer recover()
		panic(2)
	})
	add("test/recover.go test3", func() {
		defer mustNotRecover()
		defer func() { recover() }()
		panic(3)
	})
	add("test/recover.go test4", func() {
		defer mustNotRecover()
		defer func() { defer recover() }()
		panic(4)
	})
	add("test/recover.go test5", func() {
		fmt.Println(tryNamed(func() { panic(5) }, 55))
		fmt.Println(tryNamed(func() {}, "hi"))
		fmt.Println(tryAssigned(func() { panic(5) }, 55))
		fmt.Println(tryAssigned(func() {}, "hi"))
	})
	add("test/recover.go test6", func() {
		defer big("not")
		defer big("must")
		panic(6)
	})
	add("test/recover.go test6WithClosures", func() {
		defer func() {
			var x [100000]int
			x[99999] = 1
			fmt.Println("not", recover(), x[99999])
		}()
		defer func() {
			var x [100000]int
			x[99999] = 1
			fmt.Println("must", recover(), x[99999])
		}()
		panic("6WithClosures")
	})
	add("test/recover.go test7", func() {
		ok := false
		func() {
			defer func() { ok = true }()
			defer mustRecover(7)
			panic(7)
		}()
		fmt.Println("rest of the defers ran", ok)
	})
	add("test/recover.go test8a", func() { fmt.Println(variadicPanics()) })
	add("test/recover.go test8b", func() { fmt.Println(variadicReturns()) })
	add("test/recover.go test9", deferMethod(&byPointer{}, 9))
	add("test/recover.go test9reflect1", deferMethodValue(&byPointer{}, 9))
	add("test/recover.go test9reflect2", deferMethodExpression(&byPointer{}, 9))
	add("test/recover.go test10", deferMethod(word(0), 10))
	add("test/recover.go test10reflect1", deferMethodValue(word(0), 10))
	add("test/recover.go test10reflect2", deferMethodExpression(word(0), 10))
	add("test/recover.go test11", deferMethod(tiny{}, 11))
	add("test/recover.go test11reflect1", deferMethodValue(tiny{}, 11))
	add("test/recover.go test11reflect2", deferMethodExpression(tiny{}, 11))
	add("test/recover.go test111", deferMethod(deeper{}, 111))
	add("test/recover.go test12", deferMethod(large{}, 12))
	add("test/recover.go test12reflect1", deferMethodValue(large{}, 12))
	add("test/recover.go test12reflect2", deferMethodExpression(large{}, 12))
	add("test/recover.go test13", deferMethod(enormous{}, 13))
	add("test/recover.go test13reflect1", deferMethodValue(enormous{}, 13))
	add("test/recover.go test13reflect2", deferMethodExpression(enormous{}, 13))
	add("test/recover.go test14", deferMethod(enormousFrame{}, 14))
	add("test/recover.go test14reflect1", deferMethodValue(enormousFrame{}, 14))
	add("test/recover.go test14reflect2", deferMethodExpression(enormousFrame{}, 14))
	add("test/recover.go test15", func() {
		f := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value {
			fmt.Println("made", recoverTwice(), recover(), recover())
			return nil
		}).Interface().(func())
		defer f()
		panic(15)
	})
	add("test/recover.go test16", func() {
		defer mustRecover(16)
		inner := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value {
			fmt.Println("made, called by another", recover())
			return nil
		}).Interface().(func())
		outer := reflect.MakeFunc(reflect.TypeFor[func(func())](), func(args []reflect.Value) []reflect.Value {
			args[0].Interface().(func())()
			return nil
		}).Interface().(func(func()))
		defer outer(inner)
		panic(16)
	})
}

// test/recover1.go

func init() {
	add("test/recover1.go test1", func() {
		defer mustRecover(1)
		defer func() {
			defer mustRecover(2)
			panic(2)
		}()
		panic(1)
	})
	add("test/recover1.go test2", func() {
		defer mustNotRecover()
		defer func() {
			fmt.Println("first", recover())
			defer mustRecover(3)
			panic(3)
		}()
		panic(2)
	})
	add("test/recover1.go test3", func() {
		defer mustNotRecover()
		defer func() {
			recover()
			defer mustRecover(3)
			panic(3)
		}()
		panic(2)
	})
	add("test/recover1.go test4", func() {
		defer mustNotRecover()
		defer func() { recover() }()
		panic(4)
	})
	add("test/recover1.go test5", func() {
		defer mustNotRecover()
		defer func() { defer recover() }()
		panic(5)
	})
	add("test/recover1.go test6", func() {
		defer mustNotRecover()
		defer func() {
			defer recover()
			defer mustRecover(3)
			panic(3)
		}()
		panic(2)
	})
	add("test/recover1.go test7", func() {
		defer mustRecover(2)
		defer func() {
			defer mustRecover(3)
			defer recover()
			panic(3)
		}()
		panic(2)
	})
}

// test/recover2.go, test/recover3.go: run-time errors

func runTimeError(origin string, body func()) {
	add(origin, func() {
		defer func() { fmt.Println("recovered", kind(recover())) }()
		body()
		fmt.Println("not reached")
	})
}

var sink any

func init() {
	numbers := make([]int, 10)
	zero, eleven, minus := 0, 11, -1
	var none *six
	var concrete any = "text"
	runTimeError("test/recover2.go test1", func() { sink = numbers[eleven] })
	runTimeError("test/recover2.go test2", func() { sink = numbers[5:eleven] })
	runTimeError("test/recover2.go test3", func() { sink = numbers[eleven:] })
	runTimeError("test/recover2.go test4", func() { sink = concrete.(fmt.Stringer) })
	runTimeError("test/recover2.go test5", func() { sink = concrete.(int) })
	runTimeError("test/recover2.go test6", func() { sink = make([]int, minus) })
	runTimeError("test/recover2.go test7", func() { sink = eleven / zero })
	runTimeError("test/recover3.go int-div-zero", func() { sink = eleven / zero })
	runTimeError("test/recover3.go int64-div-zero", func() { sink = int64(eleven) % int64(zero) })
	runTimeError("test/recover3.go nil-deref", func() { sink = none.x })
	runTimeError("test/recover3.go nil-deref-1", func() { none.q = 1 })
	runTimeError("test/recover3.go nil-deref-big", func() { sink = (*[1 << 20]int)(nil)[eleven] })
	runTimeError("test/recover3.go array-bounds", func() { sink = [3]int{}[eleven] })
	runTimeError("test/recover3.go slice-bounds", func() { sink = numbers[eleven:minus] })
	runTimeError("test/recover3.go type-concrete", func() { sink = concrete.(six) })
	runTimeError("test/recover3.go type-interface", func() { sink = concrete.(error) })
}
