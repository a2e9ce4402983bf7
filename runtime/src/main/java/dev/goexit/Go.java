package dev.goexit;

import dev.goexit.runtime.Boundaries;
import dev.goexit.runtime.DeferFrame;
import dev.goexit.runtime.FunctionBody;
import dev.goexit.runtime.JvmWide;
import dev.goexit.runtime.Recovery;
import dev.goexit.runtime.Scheduler;
import dev.goexit.runtime.UnwovenDefer;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Go's statements as methods. Write {@code Go.go(...)} and {@code Go.run(...)} in full; {@code
 * defer}, {@code recover} and {@code panic} read well as static imports.
 */
public final class Go {
  private Go() {}

  /**
   * Starts a goroutine.
   *
   * @throws NullPointerException if the body is null; Go ends the process there
   * @throws java.util.concurrent.RejectedExecutionException if all threads that there may be
   *     (option {@code maxThreads}) are blocked, or the JVM refuses the first one
   */
  public static Goroutine go(GoBody body) {
    return go("", body);
  }

  /**
   * Starts a goroutine with a name that dumps show.
   *
   * @param name may be empty, not null
   * @throws NullPointerException as {@link #go(GoBody)}
   * @throws java.util.concurrent.RejectedExecutionException as {@link #go(GoBody)}
   */
  public static Goroutine go(String name, GoBody body) {
    return Scheduler.shared().go(name, body, null);
  }

  /**
   * Has a call made when the method that says so ends, by return, panic or exit: last deferred,
   * first run.
   *
   * <p>The agent puts another call in the place of this one, so this body runs only where it did
   * not.
   *
   * @param call may be null: then the call panics when its turn comes
   * @throws IllegalStateException always: the calling method is not woven; the message has the
   *     remedy
   */
  public static void defer(Deferred call) {
    throw UnwovenDefer.refuse();
  }

  /** As {@link #defer(Deferred)}, with an argument that is evaluated now. */
  public static <A> void defer(DeferredOf<? super A> call, A argument) {
    throw UnwovenDefer.refuse();
  }

  /** As {@link #defer(Deferred)}, with two arguments that are evaluated now. */
  public static <A, B> void defer(DeferredOf2<? super A, ? super B> call, A first, B second) {
    throw UnwovenDefer.refuse();
  }

  /**
   * Stops the panic that runs the calling deferred function and gives its value.
   *
   * @return the value given to {@link #panic}, or the throwable that was thrown; null if nothing
   *     panics, during an exit, for a {@link VirtualMachineError}, and when not called directly by
   *     a deferred function
   */
  public static Object recover() {
    return Recovery.recover(null);
  }

  /**
   * As {@link #recover()}, but leaves a panic running whose value is of another type.
   *
   * @return the value, or null
   */
  public static <X> X recover(Class<X> type) {
    Objects.requireNonNull(type, "type");
    return type.cast(Recovery.recover(type));
  }

  /**
   * Panics. {@code throw Go.panic(x);} where the compiler wants to see that nothing follows.
   *
   * @param value what {@link #recover()} will give; null becomes a {@link PanicNilException}
   * @return never
   */
  public static PanicException panic(Object value) {
    throw value == null ? new PanicNilException() : new PanicException(value);
  }

  /**
   * The result of the function whose deferred call asks: what its return statement set, or zero
   * (null for a reference) if it did not come that far. Go: a named result.
   *
   * @return boxed, if the method returns a primitive type
   * @throws IllegalStateException outside a deferred call
   */
  public static Object result() {
    return DeferFrame.result();
  }

  /**
   * Sets the result of the function whose deferred call says so. Go: assigning a named result.
   *
   * @param value of the method's type, boxed if that is primitive; the method returns it
   * @throws IllegalStateException outside a deferred call
   */
  public static void setResult(Object value) {
    DeferFrame.setResult(value);
  }

  /** Runs the body as a goroutine on the calling thread and tells how it ended; throws nothing. */
  public static Outcome<Void> run(GoBody body) {
    Objects.requireNonNull(body, "body");
    return Boundaries.call(new FunctionBody(body));
  }

  /** As {@link #run}, for a body with a result. */
  public static <T> Outcome<T> call(Callable<T> body) {
    Objects.requireNonNull(body, "body");
    return Boundaries.call(body);
  }

  /**
   * Lets other goroutines run: the calling one goes to the back of the line of those that wait. On
   * a thread that is no goroutine's worker it is a hint, as {@link Thread#yield}.
   */
  public static void gosched() {
    Scheduler.gosched();
  }

  /** Whether the agent is in this JVM. Without it {@link #defer} is refused. */
  public static boolean isAgentActive() {
    return JvmWide.isAgentActive();
  }
}
