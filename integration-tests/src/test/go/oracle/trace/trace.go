// Package trace notes what a program did, and has what its statements call: the Go half of class
// Trace in Java. One program runs at a time, and its goroutines one after the other.
package trace

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
)

// How many calls a program may make; then functions return at once.
const allFuel = 25

var (
	text   []byte
	fuel   int
	serial int
)

// Run gives the trace of a program.
func Run(program func()) string {
	text = text[:0]
	fuel = allFuel
	serial = 0
	how := outcome(program)
	return string(text) + "!" + how
}

// RunBare runs a program in a goroutine in which a panic crashes the process. If none does, the
// process ends by deadlock: main must not return, since it would do so before a crash is told.
func RunBare(program func()) {
	fuel = allFuel
	go func() {
		growStack(8)
		program()
	}()
	select {}
}

// Go runs the body in a goroutine, waits for its end and notes how it ended.
func Go(body func()) {
	how := outcome(body)
	text = append(append(append(text, "g:"...), how...), ' ')
}

// outcome tells return, panic and Goexit apart (rule C18).
func outcome(body func()) string {
	how := ""
	ended := make(chan bool)
	go func() {
		defer close(ended)
		isReturned := false
		defer func() {
			if value := recover(); value != nil {
				how = "panicked:" + textOf(value)
			} else if !isReturned {
				how = "exited"
			}
		}()
		growStack(8)
		body()
		isReturned = true
		how = "returned"
	}()
	<-ended
	return how
}

// growStack keeps the stack from growing later: then Go 1.26 itself may die of "bad recovery",
// when a nil function is called by Goexit (rule C17). Run with GODEBUG=gcshrinkstackoff=1.
//
//go:noinline
func growStack(times int) byte {
	var room [96 << 10]byte
	if times > 0 {
		room[times] = growStack(times - 1)
	}
	return room[fuel&1]
}

// IsTired tells whether the function that begins here must return at once.
func IsTired() bool {
	fuel--
	return fuel < 0
}

// IsSo is always true; the compiler does not know.
//
//go:noinline
func IsSo() bool { return fuel > -1<<30 }

// Emit notes a number.
func Emit(value int) { add("e", value) }

// Called notes what a call returned.
func Called(value int) { add("c", value) }

// Got notes the result of the deferring function.
func Got(value int) { add("w", value) }

// Wrapper notes that a wrapper runs.
func Wrapper() { text = append(text, "~ "...) }

func add(what string, value int) {
	text = append(strconv.AppendInt(append(text, what...), int64(value), 10), ' ')
}

// Recovered notes what recover gave.
func Recovered(value any) any { return note("r:", value) }

// RecoveredByHelper notes what recover gave in a function called by the deferred one.
func RecoveredByHelper(value any) { note("h:", value) }

// RecoveredTyped notes what a typed recover would give: recover gave the value, and the panic goes
// on if it is of another kind.
func RecoveredTyped(value any, kind byte) {
	if value == nil || kindOf(value) == kind {
		note("t:", value)
		return
	}
	note("t:", nil)
	panic(value)
}

// Try notes what the body panics with: nil for an exit.
func Try(body func()) {
	isReturned := false
	defer func() {
		if value := recover(); !isReturned {
			note("k:", value)
		}
	}()
	body()
	isReturned = true
}

func note(what string, value any) any {
	text = append(append(append(text, what...), textOf(value)...), ' ')
	return value
}

// Help calls recover for the caller, which is one call too far.
//
//go:noinline
func Help() any { return recover() }

// Panic panics with a value of the kind.
func Panic(kind byte, value int) {
	switch kind {
	case 'i':
		panic(value)
	case 's':
		panic("s" + strconv.Itoa(value))
	case 'o':
		panic(NewObject(value))
	case 'x':
		panic(errors.New("x" + strconv.Itoa(value)))
	case 'k':
		panic(Constant)
	case 'n':
		panic(nil)
	default:
		Fail(kind)
	}
}

// Fail makes the run-time error happen.
func Fail(kind byte) {
	switch kind {
	case 'd':
		var nothing *Object
		Emit(nothing.value)
	case 'z':
		zero := fuel - fuel
		Emit(1 / zero)
	default:
		none := make([]int, 0)
		Emit(none[1+fuel-fuel])
	}
}

// Constant is the same object each time.
var Constant = errors.New("k")

// Object is told from others by its serial number.
type Object struct{ value, serial int }

// NewObject makes one that no other equals.
func NewObject(value int) *Object {
	serial++
	return &Object{value, serial}
}

// Error lets the crash text show it.
func (o *Object) Error() string { return fmt.Sprintf("o%d#%d", o.value, o.serial) }

func kindOf(value any) byte { return textOf(value)[0] }

func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return "-"
	case int:
		return "i" + strconv.Itoa(v)
	case string:
		return v
	case *Object:
		return v.Error()
	case *runtime.PanicNilError:
		return "n"
	case runtime.Error:
		switch v.Error() {
		case "runtime error: invalid memory address or nil pointer dereference":
			return "d"
		case "runtime error: integer divide by zero":
			return "z"
		default:
			return "b"
		}
	case error:
		return v.Error()
	}
	return fmt.Sprint(value)
}
