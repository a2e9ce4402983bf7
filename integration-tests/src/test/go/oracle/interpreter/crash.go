package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"oracle/trace"
)

// crash runs a program in a goroutine where nobody recovers at the end.
func crash(program string) {
	functions = parse(program)
	trace.RunBare(func() { call(0, nil, 0) })
}

// crashText gives the panics that Go tells when the program crashes, oldest first, separated by
// "|"; empty if it does not. Each run is a process of its own.
func crashText(program string) string {
	var errors bytes.Buffer
	command := exec.Command(os.Args[0], "crash", program)
	command.Stderr = &errors
	command.Run() // The status is 2 for each crash.
	if strings.HasPrefix(errors.String(), "fatal error: all goroutines are asleep") {
		return ""
	}
	text, _, _ := strings.Cut(errors.String(), "\n\ngoroutine ")
	var panics []string
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "[signal ") {
			panics = append(panics, normalized(line))
		}
	}
	return strings.Join(panics, "|")
}

// The texts of run-time errors are Go's own; Java has others.
var texts = []struct {
	pattern *regexp.Regexp
	letter  string
}{
	{regexp.MustCompile(`runtime error: invalid memory address or nil pointer dereference`), "d"},
	{regexp.MustCompile(`runtime error: integer divide by zero`), "z"},
	{regexp.MustCompile(`runtime error: index out of range \[1\] with length 0`), "b"},
	{regexp.MustCompile(`panic called with nil argument.*?\)`), "n"},
	{regexp.MustCompile(`panic called with nil argument`), "n"},
}

func normalized(line string) string {
	line = strings.TrimPrefix(line, "\t")
	for _, text := range texts {
		line = text.pattern.ReplaceAllString(line, text.letter)
	}
	return line
}
