/**
 * Go's own tests of defer, panic, recover and Goexit in Java: the same cases stand in Go in
 * src/test/go/gotests, and what they print there is the golden output. Start at {@link
 * dev.goexit.gotests.GoTest}.
 */
package dev.goexit.gotests;
