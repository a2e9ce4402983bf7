package benchmarks

import (
	"runtime"
	"strconv"
	"testing"
)

//go:noinline
func descend(frames int, leave func() int) int {
	if frames == 0 {
		return leave()
	}
	return 1 + descend(frames-1, leave)
}

//go:noinline
func descendDeferring(frames int, closed *int, leave func() int) int {
	defer func() { *closed++ }()
	if frames == 0 {
		return leave()
	}
	return 1 + descendDeferring(frames-1, closed, leave)
}

func leaveThrough(frames int, leave func() int) int {
	if frames == 0 {
		return leave()
	}
	return descend(frames-1, leave)
}

func leaveThroughDeferring(frames int, closed *int, leave func() int) int {
	if frames == 0 {
		return leave()
	}
	return descendDeferring(frames-1, closed, leave)
}

func exit() int {
	runtime.Goexit()
	return 0
}

func doPanic() int { panic("benchmark") }

// A goroutine's start and end are in the time: Go has no other place where a Goexit ends.
func BenchmarkExit(b *testing.B) {
	for _, frames := range []int{0, 10, 100, 1000} {
		b.Run("frames="+strconv.Itoa(frames), func(b *testing.B) {
			b.ReportAllocs()
			ended := make(chan bool)
			for b.Loop() {
				go func() {
					defer func() { ended <- true }()
					leaveThrough(frames, exit)
				}()
				<-ended
			}
		})
	}
}

func BenchmarkExitDeferInEach(b *testing.B) {
	for _, frames := range []int{0, 10, 100, 1000} {
		b.Run("frames="+strconv.Itoa(frames), func(b *testing.B) {
			b.ReportAllocs()
			ended := make(chan bool)
			closed := 0
			for b.Loop() {
				go func() {
					defer func() { ended <- true }()
					leaveThroughDeferring(frames, &closed, exit)
				}()
				<-ended
			}
		})
	}
}

func recovering(frames int, ended *int) {
	defer func() {
		if recover() != nil {
			*ended++
		}
	}()
	leaveThrough(frames, doPanic)
}

func BenchmarkPanic(b *testing.B) {
	for _, frames := range []int{0, 10, 100} {
		b.Run("frames="+strconv.Itoa(frames), func(b *testing.B) {
			b.ReportAllocs()
			ended := 0
			for b.Loop() {
				recovering(frames, &ended)
			}
		})
	}
}
