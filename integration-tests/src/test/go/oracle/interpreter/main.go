// Command interpreter reads programs, one a line, and writes their traces, one a line.
package main

import (
	"bufio"
	"os"

	"oracle/trace"
)

func main() {
	programs := bufio.NewScanner(os.Stdin)
	programs.Buffer(nil, 1<<20)
	traces := bufio.NewWriter(os.Stdout)
	defer traces.Flush()
	for programs.Scan() {
		functions = parse(programs.Text())
		traces.WriteString(trace.Run(func() { call(0, nil, 0) }))
		traces.WriteByte('\n')
	}
}
