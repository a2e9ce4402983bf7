/**
 * The goroutine runtime: what stands behind the API. Not exported.
 *
 * <p>Start with {@link dev.goexit.runtime.Unwinder}, which runs deferred calls (Go: panic.go) over
 * {@link dev.goexit.runtime.DeferFrame} and {@link dev.goexit.runtime.PanicRecord}; {@link
 * dev.goexit.runtime.Exits} tells what an exit in flight is. Then {@link
 * dev.goexit.runtime.Bottom}, the frame at the bottom of every goroutine, and the {@link
 * dev.goexit.runtime.Scheduler} that brings a {@link dev.goexit.runtime.GoroutineDescriptor} and a
 * {@link dev.goexit.runtime.Worker} together; its own comment lists its parts. {@link
 * dev.goexit.runtime.JvmWide} is the way to what all copies of this runtime share.
 *
 * <p>Words are Go's: {@code g} is {@code GoroutineDescriptor}, {@code _defer} {@code DeferRecord},
 * {@code _panic} {@code PanicRecord}, {@code gfput} and {@code gfget} {@code FreeList.put} and
 * {@code get}.
 */
package dev.goexit.runtime;
