// Command interpreter reads programs, one a line, and writes their traces, one a line; with the
// argument "crashes", what Go prints of the panics when they crash.
package main

import (
	"bufio"
	"os"

	"oracle/trace"
)

func main() {
	if len(os.Args) == 3 {
		crash(os.Args[2])
		return
	}
	programs := bufio.NewScanner(os.Stdin)
	programs.Buffer(nil, 1<<20)
	traces := bufio.NewWriter(os.Stdout)
	defer traces.Flush()
	for programs.Scan() {
		if len(os.Args) == 2 {
			traces.WriteString(crashText(programs.Text()))
		} else {
			functions = parse(programs.Text())
			traces.WriteString(trace.Run(func() { call(0, nil, 0) }))
		}
		traces.WriteByte('\n')
	}
}
