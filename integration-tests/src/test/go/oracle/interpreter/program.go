package main

import (
	"strconv"
	"strings"
)

// function is one of the program, or a literal in one: the functions' code is flat, so that one
// activation runs it. Literals are numbered after the program's own.
type function struct {
	code      []instruction
	isLiteral bool
}

type instruction struct {
	opcode   string
	function int
	value    expression
	kind     byte
	level    int // how many loops of this function it stands in
	target   int // where to go on: after the loop, at else, at the next pass
}

// expression is an offset from zero, from the function's argument ('a') or from the index of the
// innermost loop ('i').
type expression struct {
	base   byte
	offset int
}

func (e expression) in(argument, index int) int {
	switch e.base {
	case 'a':
		return argument + e.offset
	case 'i':
		return index + e.offset
	}
	return e.offset
}

const maxLoops = 4

type parser struct {
	words     []string
	functions []function
}

// parse reads the text of a program: see class Program in Java.
func parse(text string) []function {
	p := &parser{words: strings.Fields(text)}
	p.functions = make([]function, 1+strings.Count(text, ";"))
	for i := 0; ; i++ {
		p.functions[i] = function{code: p.body()}
		if len(p.words) == 0 {
			return p.functions
		}
		p.next() // ";"
	}
}

func (p *parser) next() string {
	word := p.words[0]
	p.words = p.words[1:]
	return word
}

func (p *parser) body() []instruction {
	b := &body{parser: p}
	b.block()
	return b.code
}

// body is the code of one function in the making.
type body struct {
	*parser
	code   []instruction
	level  int
	breaks []int
}

func (b *body) block() {
	for len(b.words) > 0 && b.words[0] != ";" && b.words[0][0] != '}' {
		b.statement(b.next())
	}
}

func (b *body) statement(word string) {
	now := head(strings.TrimSuffix(word, "{"))
	now.level = b.level
	switch now.opcode {
	case "loop":
		b.loop(now)
	case "if":
		b.branch(now)
	case "break":
		b.breaks = append(b.breaks, b.add(now))
	case "dlit", "dlitof":
		now.function = len(b.functions)
		b.functions = append(b.functions, function{})
		b.functions[now.function] = function{code: b.body(), isLiteral: true}
		b.next() // "}"
		b.add(now)
	default:
		b.add(now)
	}
}

func (b *body) loop(now instruction) {
	outer := b.breaks
	start := b.add(now)
	b.breaks = []int{start}
	b.level++
	b.block()
	b.next() // "}"
	b.level--
	b.add(instruction{opcode: "endloop", value: now.value, level: b.level, target: start + 1})
	for _, i := range b.breaks {
		b.code[i].target = len(b.code)
	}
	b.breaks = outer
}

func (b *body) branch(now instruction) {
	test := b.add(now)
	b.block()
	if b.next() == "}" {
		b.code[test].target = len(b.code)
		return
	}
	jump := b.add(instruction{opcode: "jump"})
	b.code[test].target = len(b.code)
	b.block()
	b.next() // "}"
	b.code[jump].target = len(b.code)
}

func (b *body) add(now instruction) int {
	b.code = append(b.code, now)
	return len(b.code) - 1
}

// head reads opcode@function=value~kind.
func head(text string) (now instruction) {
	if rest, kind, found := strings.Cut(text, "~"); found {
		text, now.kind = rest, kind[0]
	}
	if rest, value, found := strings.Cut(text, "="); found {
		text = rest
		if value[0] == 'a' || value[0] == 'i' {
			now.value.base = value[0]
			value = value[1:]
		}
		now.value.offset = number(value)
	}
	now.opcode, _, _ = strings.Cut(text, "@")
	if _, callee, found := strings.Cut(text, "@"); found {
		now.function = number(callee)
	}
	return now
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}
