/**
 * Real JVMs for tests: start one, give it input, look at its threads, see what it printed and how
 * it ended.
 *
 * <p>Start at {@link dev.goexit.junit.JvmCommand}. {@link dev.goexit.junit.Jdk} says on which JDK
 * it runs, {@link dev.goexit.junit.RunningJvm} is the JVM while it runs, {@link
 * dev.goexit.junit.JvmResult} what is left of it, and {@link dev.goexit.junit.HungJvmError} what a
 * test sees when it never ended. That part needs no test framework.
 *
 * <p>Exit traps in tests: {@link dev.goexit.junit.ExitAssertions} for code that calls {@code
 * System.exit}, {@link dev.goexit.junit.TrapsExit} for tests that are not to end the JVM by it, and
 * {@link dev.goexit.junit.TestExit} to end a test from any depth and thread. {@link
 * dev.goexit.junit.NoGoroutineLeaks} fails tests that leave goroutines behind. These need JUnit 5.
 */
package dev.goexit.junit;
