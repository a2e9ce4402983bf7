module goexit.dev/benchmarks

go 1.26
