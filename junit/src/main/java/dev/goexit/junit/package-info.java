/**
 * Real JVMs for tests: start one, give it input, look at its threads, see what it printed and how
 * it ended.
 *
 * <p>Start at {@link dev.goexit.junit.JvmCommand}. {@link dev.goexit.junit.Jdk} says on which JDK
 * it runs, {@link dev.goexit.junit.RunningJvm} is the JVM while it runs, {@link
 * dev.goexit.junit.JvmResult} what is left of it, and {@link dev.goexit.junit.HungJvmError} what a
 * test sees when it never ended. Needs no test framework.
 */
package dev.goexit.junit;
