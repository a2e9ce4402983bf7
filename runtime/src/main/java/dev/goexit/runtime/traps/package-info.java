/**
 * The mechanism of {@link dev.goexit.ExitTrap} and {@link dev.goexit.Command}.
 *
 * <p>Start with {@link dev.goexit.runtime.traps.Trap}: what a call of exit does under a trap. The
 * hooks that the agent puts into {@code java.lang.Runtime} find it through the bridge. {@link
 * dev.goexit.runtime.traps.TrappedCall} is the life of one from its start to its result, {@link
 * dev.goexit.runtime.traps.TrapThreads} knows its threads, {@link
 * dev.goexit.runtime.traps.TrapHooks} its shutdown hooks and {@link
 * dev.goexit.runtime.traps.StandardStreams} gives each its own output.
 */
package dev.goexit.runtime.traps;
