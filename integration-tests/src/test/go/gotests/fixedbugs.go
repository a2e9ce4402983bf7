//go:build ignore

package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// test/fixedbugs: results

func init() {
	add("test/fixedbugs/bug293.go", func() {
		fmt.Println(resultAssigned(), resultForwarded())
	})
	add("test/fixedbugs/issue4066.go", func() { fmt.Println(assignedInLoop()) })
	add("test/fixedbugs/issue43835.go f", func() { fmt.Println(assignsNothing()) })
	add("test/fixedbugs/issue43835.go g", func() { fmt.Println(returnsNothing()) })
	add("test/fixedbugs/issue43835.go h", func() { fmt.Println(returnsNothingNamed()) })
	add("test/fixedbugs/issue14725.go f1", func() { fmt.Println(setInLoop()) })
	add("test/fixedbugs/issue14725.go f2", func() { fmt.Println(setAfterNilPanic()) })
	add("test/fixedbugs/issue14725.go f3", func() { fmt.Println(setEitherWay(true), setEitherWay(false)) })
	add("test/fixedbugs/issue16249.go", func() {
		for _, n := range []int{-1, 0, 1, 2, 500} {
			fmt.Println(accumulated(n))
		}
	})
}

func four() int { return 4 }

func resultAssigned() (a int) {
	defer func() { a++ }()
	a = four()
	return
}

func resultForwarded() (a int) {
	defer func() { a++ }()
	return four()
}

func assignedInLoop() (val int) {
	defer func() { recover() }()
	for {
		val = 2
		justPanic()
	}
}

func assignsNothing() (bad bool) {
	defer func() { recover() }()
	var p *int
	bad, _ = true, *p
	return
}

func returnsNothing() (bad bool) {
	bad, _ = func() (bool, int) {
		defer func() { recover() }()
		var p *int
		return true, *p
	}()
	return
}

func returnsNothingNamed() (bad bool) {
	bad, _ = func() (_ bool, _ int) {
		defer func() { recover() }()
		var p *int
		return true, *p
	}()
	return
}

func setInLoop() (x int) {
	for {
		defer func() {
			recover()
			x = 1
		}()
		panic(nil)
	}
}

func setAfterNilPanic() (x int) {
	defer func() {
		recover()
		x = 1
	}()
	panic(nil)
}

func setEitherWay(panics bool) (x int) {
	defer func() {
		recover()
		x = 1
	}()
	if panics {
		panic(nil)
	}
	return
}

func accumulated(n int) (res int) {
	err := errors.New("none")
	defer func(res *int) { seen = *res }(&res)
	if n < 0 {
		return -1
	}
	if n <= 1 {
		res = n
		return
	}
	_ = err
	res = accumulated(n - 1)
	if seen != res {
		panic("a deferred call saw another result")
	}
	res++
	return
}

var seen int

// test/fixedbugs: arguments

func init() {
	add("test/fixedbugs/bug364.go", func() {
		func() {
			v := 0
			for range 3 {
				v += 10
				defer fmt.Println(v)
			}
		}()
	})
	add("test/fixedbugs/issue8039.go", func() {
		received := func(c chan int) int { fmt.Println("receives"); return <-c }
		func() {
			c := make(chan int, 1)
			c <- 1
			defer func(n int) { fmt.Println("deferred", n) }(received(c))
			fmt.Println("body", len(c))
		}()
	})
	add("test/fixedbugs/issue19710.go", func() {
		fmt.Println(len(emptied()))
	})
	add("test/fixedbugs/issue8047.go", func() {
		defer func() { fmt.Println(kind(recover())) }()
		var none func()
		defer none()
		deepen(1000)
		fmt.Println("reached")
	})
	add("test/fixedbugs/issue8047b.go", func() {
		defer func() { fmt.Println(kind(recover())) }()
		func() {
			var none func()
			defer none()
			panic(1)
		}()
	})
	add("test/fixedbugs/issue6055.go", func() {
		defer func() { fmt.Println(kind(recover())) }()
		func() {
			defer func() { runtime.GC() }()
			var none recovering
			defer none.M()
		}()
	})
	add("test/fixedbugs/issue15975.go", func() {
		defer func() { fmt.Println(kind(recover())) }()
		func() {
			var none recovering
			defer none.M()
			fmt.Println("not reached")
		}()
	})
	add("test/fixedbugs/issue22881.go", func() {
		m := map[int]int{}
		var none *six
		zero := 0
		for _, assign := range []func(){
			func() { m[0] = int(none.x) },
			func() { m[0] += int(none.x) },
			func() { m[0] = 1 / zero },
			func() { m[0] = []int{}[zero] },
		} {
			func() {
				defer func() { fmt.Println(kind(recover()), len(m)) }()
				assign()
			}()
		}
	})
}

func emptied() map[int]bool {
	m := map[int]bool{}
	for i := range 3 {
		m[i] = true
		defer delete(m, i)
	}
	return m
}

// test/fixedbugs: panics, exits

func init() {
	add("test/fixedbugs/issue48898.go", func() {
		defer func() { fmt.Println(recover()) }()
		func() {
			func() {
				defer func() {
					defer func() { recover() }()
					defer panic(3)
					panic(2)
				}()
				defer func() { recover() }()
				panic(1)
			}()
			defer func() {}()
		}()
		x := 123
		func() {
			defer fmt.Println(x)
			func() {
				defer func() {}()
				panic(4)
			}()
		}()
	})
	add("test/fixedbugs/issue43942.go", func() {
		defer func() { fmt.Println("a", recover()) }()
		func() {
			fmt.Println("b", recover())
			defer func() {
				defer func() {
					defer func() {
						defer func() { fmt.Println("c", recover()) }()
						defer panic(3)
						panic(2)
					}()
					defer func() { fmt.Println("d", recover()) }()
					panic(1)
				}()
			}()
		}()
		func() {
			for {
				defer func() {
					defer panic(5)
				}()
				break
			}
			panic(4)
		}()
	})
	add("test/fixedbugs/issue8158.go", func() {
		for range 2 {
			var left sync.WaitGroup
			left.Go(func() {
				defer func() {
					fmt.Println("recovered", recover())
					runtime.Goexit()
				}()
				panic("p")
			})
			left.Wait()
			runtime.GC()
		}
	})
	add("test/fixedbugs/issue11256.go", func() {
		left := 0
		for range 100 {
			var done atomic.Bool
			var ended sync.WaitGroup
			ended.Go(func() {
				for !done.Load() {
					runtime.Gosched()
				}
				left++
				runtime.Goexit()
			})
			done.Store(true)
			ended.Wait()
		}
		fmt.Println("left", left)
	})
	add("test/fixedbugs/issue16331.go", func() {
		var ended sync.WaitGroup
		ended.Go(func() {
			made := func() { fmt.Println("made function") }
			defer made()
			deepen(10000)
		})
		ended.Wait()
		ended.Go(func() {
			method := tinyPrinter{}.print
			defer method()
			deepen(10000)
		})
		ended.Wait()
	})
}

type tinyPrinter struct{}

func (tinyPrinter) print() { fmt.Println("method value") }

// test/fixedbugs: a helper below a wrapper (Go 1.26)

func recoverInHelper() { fmt.Println("helper", recover()) }

func recoverInClosure() {
	func() {
		fmt.Println("closure of a helper", recover())
	}()
}

func ignoringArgument(int) {
	recoverInHelper()
	nothing()
}

func withResult() int { recoverInClosure(); return 0 }

type embedded int

func (*embedded) M() {
	recoverInHelper()
	nothing()
}

type embedding struct{ *embedded }

func init() {
	add("test/fixedbugs/issue73916.go", func() {
		defer func() { fmt.Println("still", recover()) }()
		func() {
			defer ignoringArgument(1)
			panic("XXX")
		}()
	})
	add("test/fixedbugs/issue73916b.go", func() {
		defer func() { fmt.Println("still", recover()) }()
		func() {
			defer withResult()
			panic("XXX")
		}()
	})
	add("test/fixedbugs/issue73917.go", func() {
		defer func() { fmt.Println("still", recover()) }()
		func() {
			f := embedding.M
			defer f(embedding{new(embedded)})
			panic("XXX")
		}()
	})
	add("test/fixedbugs/issue73920.go", func() {
		defer func() { fmt.Println("still", recover()) }()
		func() {
			f := (*embedding).M
			defer f(&embedding{new(embedded)})
			panic("XXX")
		}()
	})
}
