// Package benchmarks does in Go what the JMH benchmarks do in Java, under their names.
package benchmarks

import (
	"strconv"
	"testing"
)

type resources struct {
	opened, closed int
	recovered      any
	leave          func() int
}

// By calls, as in Java.
//
//go:noinline
func (r *resources) open() int {
	r.opened++
	return r.opened
}

//go:noinline
func (r *resources) close(resource int) { r.closed += resource }

//go:noinline
func (r *resources) work(resource int) int {
	if r.leave != nil {
		return r.leave()
	}
	return resource + 1
}

func one(r *resources) int {
	r1 := r.open()
	defer func() { r.close(r1) }()
	return r.work(r1)
}

func two(r *resources) int {
	r1 := r.open()
	defer func() { r.close(r1) }()
	r2 := r.open()
	defer func() { r.close(r2) }()
	return r.work(r1)
}

func eight(r *resources) int {
	r1 := r.open()
	defer func() { r.close(r1) }()
	r2 := r.open()
	defer func() { r.close(r2) }()
	r3 := r.open()
	defer func() { r.close(r3) }()
	r4 := r.open()
	defer func() { r.close(r4) }()
	r5 := r.open()
	defer func() { r.close(r5) }()
	r6 := r.open()
	defer func() { r.close(r6) }()
	r7 := r.open()
	defer func() { r.close(r7) }()
	r8 := r.open()
	defer func() { r.close(r8) }()
	return r.work(r1)
}

func oneRecovering(r *resources) int {
	r1 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r1)
	}()
	return r.work(r1)
}

func twoRecovering(r *resources) int {
	r1 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r1)
	}()
	r2 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r2)
	}()
	return r.work(r1)
}

func eightRecovering(r *resources) int {
	r1 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r1)
	}()
	r2 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r2)
	}()
	r3 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r3)
	}()
	r4 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r4)
	}()
	r5 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r5)
	}()
	r6 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r6)
	}()
	r7 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r7)
	}()
	r8 := r.open()
	defer func() {
		if p := recover(); p != nil {
			r.recovered = p
		}
		r.close(r8)
	}()
	return r.work(r1)
}

func BenchmarkDefer(b *testing.B) {
	functions := []struct {
		name     string
		function func(*resources) int
	}{
		{"one", one}, {"two", two}, {"eight", eight},
		{"oneRecovering", oneRecovering}, {"twoRecovering", twoRecovering}, {"eightRecovering", eightRecovering},
	}
	for _, f := range functions {
		b.Run("function="+f.name, func(b *testing.B) {
			r := &resources{}
			b.ReportAllocs()
			for b.Loop() {
				f.function(r)
			}
		})
	}
}

func deferInLoop(times int, closed *int) int {
	for i := 0; i < times; i++ {
		defer func() { *closed += i }()
	}
	return *closed
}

func BenchmarkLoop(b *testing.B) {
	for _, times := range []int{10, 1000} {
		b.Run("times="+strconv.Itoa(times), func(b *testing.B) {
			closed := 0
			b.ReportAllocs()
			for b.Loop() {
				deferInLoop(times, &closed)
			}
		})
	}
}
