/**
 * Go's rules as programs. Each has a twin in {@code src/test/go}, statement by statement, whose
 * real output is its golden file.
 */
package dev.goexit.programs.rules;
