// Reads a dump of this product's on stdin, as a tool of Go's would, and prints what it understood:
// for each goroutine its id, state and minutes, its calls, and who created it.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/maruel/panicparse/v2/stack"
)

// What Go's readers do not know: files that do not end in .go, frames without a line, labels.
var (
	labels  = regexp.MustCompile(`(?m) labels:\{.*\}\]:$`)
	place   = regexp.MustCompile(`(?m)^\t(.+?):(\d+)$`)
	noPlace = regexp.MustCompile(`(?m)^\t([^:\n]+)$`)
)

func filter(dump []byte) []byte {
	dump = labels.ReplaceAll(dump, []byte("]:"))
	dump = noPlace.ReplaceAll(dump, []byte("\t$1:0"))
	return place.ReplaceAll(dump, []byte("\t$1.go:$2"))
}

func main() {
	dump, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	options := &stack.Opts{LocalGOROOT: "-", LocalGOPATHs: []string{}}
	snapshot, rest, err := stack.ScanSnapshot(bytes.NewReader(filter(dump)), os.Stdout, options)
	if err != nil && !errors.Is(err, io.EOF) {
		panic(err)
	}
	fmt.Printf("%d goroutines, rest %q\n", len(snapshot.Goroutines), rest)
	for _, g := range snapshot.Goroutines {
		fmt.Printf("%d %s %d\n", g.ID, g.State, g.SleepMin)
		for _, call := range g.Stack.Calls {
			fmt.Printf("  %s %s:%d\n", call.Func.Complete, call.RemoteSrcPath, call.Line)
		}
		if g.Stack.Elided {
			fmt.Println("  elided")
		}
		for _, call := range g.CreatedBy.Calls {
			fmt.Printf("  by %s %s:%d\n", call.Func.Complete, call.RemoteSrcPath, call.Line)
		}
	}
}
