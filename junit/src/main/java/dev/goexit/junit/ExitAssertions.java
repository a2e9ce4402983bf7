package dev.goexit.junit;

import dev.goexit.ExitTrap;
import dev.goexit.GoBody;
import dev.goexit.Outcome;
import java.time.Duration;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on code that calls {@code System.exit}. They work in any test, in parallel ones too,
 * and on whatever thread of the code the call is. Need the agent.
 */
public final class ExitAssertions {
  /** How long threads that the code has started may take to come to their exit. */
  private static final Duration AWAIT_THREADS = Duration.ofSeconds(10);

  private ExitAssertions() {}

  /**
   * Asserts that the code ends by exit with this status, by the first call of it.
   *
   * @return what else there is to know: who called, later calls, the output
   */
  public static ExitTrap.Result<Void> assertExits(int status, GoBody code) {
    ExitTrap.Result<Void> result = run(code);
    if (result.exitStatus().isEmpty()) {
      throw failure(
          "Expected exit(" + status + "), but nobody called exit; the code " + ending(result),
          result);
    }
    if (result.exitStatus().getAsInt() != status) {
      throw failure(
          "Expected exit(" + status + "), but got " + result.caller().orElseThrow(), result);
    }
    return result;
  }

  /** Asserts that the code ends without an exit or an exception. */
  public static ExitTrap.Result<Void> assertDoesNotExit(GoBody code) {
    ExitTrap.Result<Void> result = run(code);
    if (result.exitStatus().isPresent()) {
      throw failure("Expected no exit, but got " + result.caller().orElseThrow(), result);
    }
    if (!(result.outcome() instanceof Outcome.Returned<Void>)) {
      throw failure("Expected a return, but the code " + ending(result), result);
    }
    return result;
  }

  private static ExitTrap.Result<Void> run(GoBody code) {
    return ExitTrap.builder().captureOutput().awaitThreads(AWAIT_THREADS).run(code);
  }

  private static String ending(ExitTrap.Result<Void> result) {
    String ended =
        result
            .outcome()
            .fold(
                value -> "returned",
                (status, trace) -> "left by Goexit.exit(" + status + ")",
                panic -> "threw " + panic);
    return result.stragglers().isEmpty() ? ended : ended + "; still there: " + result.stragglers();
  }

  private static AssertionFailedError failure(String message, ExitTrap.Result<Void> result) {
    Throwable cause =
        result.outcome() instanceof Outcome.Panicked<Void> panicked ? panicked.panic() : null;
    return new AssertionFailedError(message, cause);
  }
}
