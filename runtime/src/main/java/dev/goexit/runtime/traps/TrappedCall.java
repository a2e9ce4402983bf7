package dev.goexit.runtime.traps;

import dev.goexit.ExitTrap.ExitCall;
import dev.goexit.ExitTrap.Output;
import dev.goexit.ExitTrap.Result;
import dev.goexit.Outcome;
import dev.goexit.runtime.Boundaries;
import dev.goexit.runtime.JvmWide;
import dev.goexit.runtime.TrapScope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/** The life of a trap: from the hooks in the JDK to the result. */
public final class TrappedCall {
  private TrappedCall() {}

  /**
   * Runs the body under a trap on the calling thread, and sees the command to its end.
   *
   * @param signals makes the signal of an exit, of its status
   */
  public static <T> Result<T> here(
      TrapOptions options, IntFunction<? extends Error> signals, Callable<T> body) {
    Trap trap = new Trap(options, signals);
    Result<T> result;
    open(trap, options);
    try {
      Outcome<T> outcome = bodyHere(trap, body);
      result = result(trap, outcome, finish(trap));
    } finally {
      close(trap);
    }
    if (result.outcome() instanceof Outcome.Exited<T> && !trap.isExited()) {
      TrapScope.goOn(); // It may have been a command around this one that ended.
    }
    return result;
  }

  /** Makes everything ready for it. */
  static void open(Trap trap, TrapOptions options) {
    Runnable exitHooks = JvmWide.EXIT_HOOKS.get();
    if (exitHooks == null) {
      throw new IllegalStateException(
          JvmWide.isAgentActive()
              ? "ExitTrap: the agent's option systemExit=off leaves System.exit as it is."
                  + " Leave that option out"
              : "ExitTrap: the agent is not in this JVM, and System.exit would end it."
                  + " Start it with -javaagent:goexit-agent.jar");
    }
    exitHooks.run();
    if (options.loader() != null) {
      JvmWide.TRAPPED_LOADERS.put(
          options.loader(), options.isLoaderShared() ? Boolean.FALSE : trap);
    }
    if (hasStreams(trap)) {
      StandardStreams.begin();
    }
  }

  /** Undoes it. The loader stays known: its classes are guarded, now and later. */
  static void close(Trap trap) {
    if (hasStreams(trap)) {
      StandardStreams.end();
    }
  }

  private static boolean hasStreams(Trap trap) {
    return trap.output() != null || trap.options().input() != null;
  }

  /** Runs the body on the calling thread; tells how it ended. */
  static <T> Outcome<T> bodyHere(Trap trap, Callable<T> body) {
    Object outer = TrapScope.enter(trap);
    try {
      return Boundaries.bottom(body);
    } finally {
      TrapScope.leave(trap, outer);
    }
  }

  /** Interrupted, it leaves that to the caller's next wait. */
  private static List<Thread> finish(Trap trap) {
    boolean isInterrupted = false;
    while (true) {
      try {
        List<Thread> stragglers = trap.finish();
        if (isInterrupted) {
          Thread.currentThread().interrupt();
        }
        return stragglers;
      } catch (InterruptedException e) {
        isInterrupted = true;
        trap.stopWaiting();
      }
    }
  }

  /** What came out. */
  static <T> Result<T> result(Trap trap, Outcome<T> outcome, List<Thread> stragglers) {
    ExitCall first = trap.first();
    return new Result<>(
        outcome,
        first == null ? OptionalInt.empty() : OptionalInt.of(first.status()),
        Optional.ofNullable(first),
        trap.later(),
        stragglers,
        output(trap));
  }

  private static Output output(Trap trap) {
    TrapOutput output = trap.output();
    return output == null ? new Output("", "") : new Output(output.text(false), output.text(true));
  }
}
