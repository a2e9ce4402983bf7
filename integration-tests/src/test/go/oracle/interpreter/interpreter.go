package main

import (
	"runtime"
	"strconv"

	"oracle/trace"
)

var functions []function

// call is one activation of a function: it does the defer statements and calls recover itself.
// deferrer is the result of the function that deferred a literal. A long switch: splitting it would
// put other activations in between.
func call(number int, deferrer *int, argument int) (result int) {
	f := &functions[number]
	if !f.isLiteral && trace.IsTired() {
		return 0
	}
	var passes [maxLoops + 1]int
	var recovered any
	for next := 0; next < len(f.code); {
		now := &f.code[next]
		next++
		index := 0
		if now.level > 0 {
			index = passes[now.level-1]
		}
		value := now.value.in(argument, index)
		callee := now.function
		switch now.opcode {
		case "emit":
			trace.Emit(value)
		case "call":
			trace.Called(call(callee, nil, value))
		case "tail":
			return call(callee, nil, value)
		case "rec":
			recovered = trace.Recovered(recover())
		case "help":
			trace.RecoveredByHelper(trace.Help())
		case "typed":
			trace.RecoveredTyped(recover(), now.kind)
		case "again":
			if recovered != nil {
				panic(recovered)
			}
		case "other":
			if recovered != nil {
				panic("s" + strconv.Itoa(value))
			}
		case "panic":
			trace.Panic(now.kind, value)
		case "fail":
			trace.Fail(now.kind)
		case "exit":
			runtime.Goexit()
		case "ret":
			return value
		case "set":
			*deferrer = value
		case "get":
			trace.Got(*deferrer)
		case "try":
			trace.Try(func() { trace.Called(call(callee, nil, value)) })
		case "finally":
			func() {
				defer trace.Emit(value)
				trace.Called(call(callee, nil, value))
			}()
		case "go", "run":
			trace.Go(func() { call(callee, nil, value) })
		case "loop":
			passes[now.level] = 0
			if value <= 0 {
				next = now.target
			}
		case "endloop":
			passes[now.level]++
			if passes[now.level] < value {
				next = now.target
			}
		case "if":
			if value&1 == 0 {
				next = now.target
			}
		case "jump", "break":
			next = now.target
		case "dcall", "dref":
			defer call(callee, nil, value)
		case "dlit", "dlitof":
			defer call(callee, &result, value)
		case "dwrap":
			defer func() {
				trace.Wrapper()
				call(callee, nil, value)
			}()
		case "demit":
			defer trace.Emit(value)
		case "darg":
			defer trace.Emit(call(callee, nil, value))
		case "drec":
			defer recover()
		case "dnil":
			var none func()
			defer none()
		case "dpanic":
			defer trace.Panic(now.kind, value)
		case "dexit":
			defer runtime.Goexit()
		default:
			panic("unknown opcode " + now.opcode)
		}
	}
	return 0
}
