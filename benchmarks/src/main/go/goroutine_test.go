package benchmarks

import (
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

const tasks = 1000

func BenchmarkStartReturn(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i += tasks {
		var running sync.WaitGroup
		running.Add(tasks)
		task := func() { running.Done() }
		for j := 0; j < tasks; j++ {
			go task()
		}
		running.Wait()
	}
}

func BenchmarkStartExit(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i += tasks {
		var running sync.WaitGroup
		running.Add(tasks)
		task := func() {
			running.Done()
			runtime.Goexit()
		}
		for j := 0; j < tasks; j++ {
			go task()
		}
		running.Wait()
	}
}

func BenchmarkPingPong(b *testing.B) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for ball := range ping {
			pong <- ball + 1
		}
	}()
	for b.Loop() {
		ping <- 1
		<-pong
	}
	close(ping)
}

func work(seed int32) int32 {
	value := seed
	for i := int32(0); i < 100; i++ {
		value = value*31 + i
	}
	return value & 0xFF
}

func BenchmarkFan(b *testing.B) {
	b.ReportAllocs()
	found := make(chan int32, 128)
	for i := 0; i < b.N; i += tasks {
		go func() {
			for j := int32(0); j < tasks; j++ {
				go func() { found <- work(j) }()
			}
		}()
		sum := int64(0)
		for j := 0; j < tasks; j++ {
			sum += int64(<-found)
		}
	}
}

type tree struct {
	missing atomic.Int32
	done    chan bool
}

func (t *tree) grow(height int) {
	go func() {
		if height > 0 {
			t.grow(height - 1)
			t.grow(height - 1)
		}
		if t.missing.Add(-1) == 0 {
			t.done <- true
		}
	}()
}

func BenchmarkTree(b *testing.B) {
	for _, height := range []int{9, 14, 19} {
		b.Run("height="+strconv.Itoa(height), func(b *testing.B) {
			for b.Loop() {
				t := &tree{done: make(chan bool, 1)}
				t.missing.Store(2<<height - 1)
				t.grow(height)
				<-t.done
			}
		})
	}
}

// Bytes of one parked goroutine, its stack included.
func BenchmarkMemory(b *testing.B) {
	const parked = 100000
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		end := make(chan bool)
		var started, ended sync.WaitGroup
		started.Add(parked)
		ended.Add(parked)
		for i := 0; i < parked; i++ {
			go func() {
				started.Done()
				<-end
				ended.Done()
			}()
		}
		started.Wait()
		runtime.GC()
		runtime.ReadMemStats(&after)
		held := after.StackInuse + after.HeapInuse - before.StackInuse - before.HeapInuse
		b.ReportMetric(float64(held)/parked, "B/goroutine")
		close(end)
		ended.Wait()
	}
}
