/**
 * The public API: what a program says.
 *
 * <p>Start at {@link dev.goexit.Go} (start, defer, panic, recover) and {@link dev.goexit.Goexit}
 * (leave). {@link dev.goexit.Goroutine} is the handle of a running task, {@link dev.goexit.Outcome}
 * how it ended, {@link dev.goexit.GoroutineExecutor} a pool of them. {@link dev.goexit.ExitTrap}
 * and {@link dev.goexit.Command} make {@code System.exit} end the task and not the JVM.
 */
package dev.goexit;
