package dev.goexit;

import dev.goexit.runtime.FunctionBody;
import dev.goexit.runtime.traps.Trap;
import dev.goexit.runtime.traps.TrapOptions;
import dev.goexit.runtime.traps.TrappedCall;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/**
 * Within a trap {@code System.exit} ends the command that called it and not the JVM: the calling
 * task leaves through its deferred calls, {@code finally} blocks and handlers, as by {@link
 * Goexit#exit(int)}; the other threads of the command are interrupted.
 *
 * <p>To the command belong the body, the threads and pools that it makes, and the goroutines that
 * it starts. It has ended when the body has, and when no thread of it is left but daemons, or
 * somebody has called exit: as a JVM. Then the shutdown hooks that it registered run, and what is
 * left of it is asked to stop. Traps that are nested or run at the same time do not see each other.
 *
 * <p>Needs the agent. The page docs/system-exit.md says what is covered and what is not; it is no
 * sandbox.
 */
public final class ExitTrap {
  private ExitTrap() {}

  /**
   * Runs the body under a trap, on the calling thread.
   *
   * @throws IllegalStateException without the agent, or under its option {@code systemExit=off}
   */
  public static Result<Void> run(GoBody body) {
    return builder().run(body);
  }

  /** As {@link #run}, for a body with a result. */
  public static <T> Result<T> call(Callable<T> body) {
    return builder().call(body);
  }

  /** Ends the JVM, from within traps too: shutdown hooks run, the status is this. */
  public static void forceExit(int status) {
    Trap.forceExit(status);
  }

  /** Whether the calling thread works under a trap. */
  public static boolean isTrapped() {
    return Trap.outermost() != null;
  }

  /**
   * Ends the outermost command that the calling thread works under, and so the others with it: for
   * a host, a test framework say, whose programs use traps themselves.
   *
   * @return never
   * @throws IllegalStateException if there is none
   */
  public static GoexitSignal exitOutermost(int status) {
    Trap outermost = Trap.outermost();
    if (outermost == null) {
      throw new IllegalStateException(
          "ExitTrap.exitOutermost(" + status + "): this thread works under no trap");
    }
    outermost.exit(status);
    throw new IllegalStateException(); // Not reached: the exit has been thrown.
  }

  /** A trap to be described. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * How a command ended.
   *
   * @param outcome how the body ended: by the exit, if it did not swallow it
   * @param exitStatus the first status that was given to exit; empty if nobody called it
   * @param caller who did
   * @param laterExits the calls of exit after the first
   * @param stragglers the threads that did not stop in time
   * @param output what was printed, if that was asked for
   * @param <T> the type of the body's result
   */
  public record Result<T>(
      Outcome<T> outcome,
      OptionalInt exitStatus,
      Optional<ExitCall> caller,
      List<ExitCall> laterExits,
      List<Thread> stragglers,
      Output output) {
    /** Copies the lists. */
    public Result {
      laterExits = List.copyOf(laterExits);
      stragglers = List.copyOf(stragglers);
    }
  }

  /**
   * A call of exit or halt.
   *
   * @param status its argument
   * @param thread the name of the thread
   * @param trace where: innermost frame first, without those of the JDK's exit itself
   */
  public record ExitCall(int status, String thread, List<StackTraceElement> trace) {
    /** Copies the trace. */
    public ExitCall {
      trace = List.copyOf(trace);
    }

    /** The line that called; null if there is no Java code. */
    public StackTraceElement site() {
      return trace.isEmpty() ? null : trace.get(0);
    }

    @Override
    public String toString() {
      return "exit(" + status + ") at " + site() + " on thread " + thread;
    }
  }

  /**
   * What a command printed on {@code System.out} and {@code System.err}; empty if that was not
   * captured.
   */
  public record Output(String out, String err) {}

  /** Describes a trap. Not for several threads at once. */
  public static final class Builder {
    private TrapOptions options = TrapOptions.DEFAULT;

    private Builder() {}

    /** Keeps what the command prints, and prints it nowhere else. */
    public Builder captureOutput() {
      options = options.withCapture();
      return this;
    }

    /** What the command reads from {@code System.in}. */
    public Builder input(InputStream input) {
      options = options.withInput(Objects.requireNonNull(input, "input"));
      return this;
    }

    /** Lets {@code Runtime.halt} end the JVM; otherwise it is as exit. */
    public Builder passHalt() {
      options = options.withPassingHalt();
      return this;
    }

    /**
     * How long threads are waited for that were asked to stop, and shutdown hooks; one second if
     * this is not called.
     */
    public Builder stopWithin(Duration limit) {
      options = options.withStopWithin(notNegative(limit));
      return this;
    }

    /**
     * How long the command's threads may go on after the body has returned, before they are asked
     * to stop. Without this they may for ever, unless they are daemons, as in a JVM.
     */
    public Builder awaitThreads(Duration limit) {
      options = options.withAwaitThreads(notNegative(limit));
      return this;
    }

    /**
     * Says that this loader's classes are the command's alone: they, and those of loaders below it,
     * are guarded, so that no handler of theirs swallows an exit; and an exit that they call on a
     * thread of somebody else's pool is the command's. To be said before classes are loaded.
     */
    public Builder loader(ClassLoader loader) {
      options = options.withLoader(Objects.requireNonNull(loader, "loader"));
      return this;
    }

    /** Runs the body as {@link ExitTrap#run(GoBody)} does. May be called again. */
    public Result<Void> run(GoBody body) {
      Objects.requireNonNull(body, "body");
      return call(new FunctionBody(body));
    }

    /** As {@link #run}, for a body with a result. */
    public <T> Result<T> call(Callable<T> body) {
      Objects.requireNonNull(body, "body");
      return TrappedCall.here(options, GoexitSignal::new, body);
    }

    private static Duration notNegative(Duration limit) {
      if (limit.isNegative()) {
        throw new IllegalArgumentException("limit " + limit + ": must not be negative");
      }
      return limit;
    }
  }
}
