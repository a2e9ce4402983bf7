package dev.goexit.stress;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.util.SplittableRandom;

/**
 * What one goroutine does: its body's end, then its deferred calls in the order in which they run;
 * and by Go's rules how it must end.
 */
final class Plan {
  /** One step that ends a body, or is a deferred call. */
  enum Step {
    NOTHING,
    RECOVER,
    PANIC,
    EXIT,
    /** A real one: no array can be so long. */
    OUT_OF_MEMORY
  }

  private static final int MOST_DEFERRED = 3;

  final int number;
  final Step end;
  final Step[] deferred;

  Plan(int number, SplittableRandom random) {
    this.number = number;
    Step[] ends = {Step.NOTHING, Step.NOTHING, Step.PANIC, Step.EXIT};
    end = ends[random.nextInt(ends.length)];
    deferred = new Step[random.nextInt(MOST_DEFERRED + 1)];
    for (int i = 0; i < deferred.length; i++) {
      int chance = random.nextInt(32);
      deferred[i] =
          chance == 0
              ? Step.OUT_OF_MEMORY
              : chance < 4
                  ? Step.PANIC
                  : chance < 8 ? Step.EXIT : chance < 16 ? Step.RECOVER : Step.NOTHING;
    }
  }

  /** A value that tells it is expected. */
  record Value(int number) {}

  void run(Step step) {
    switch (step) {
      case NOTHING, RECOVER -> {
        // The deferred function itself recovers: it must be the one that calls.
      }
      case PANIC -> Go.panic(new Value(number));
      case EXIT -> Goexit.exit(number);
      case OUT_OF_MEMORY -> throw outOfMemory(new byte[Integer.MAX_VALUE]);
    }
  }

  private static IllegalStateException outOfMemory(byte[] array) {
    return new IllegalStateException("an array of " + array.length + " bytes could be made");
  }

  /** Rules B and C: a recover stops a panic, not an exit, nor an error of the machine. */
  String expected() {
    Step now = Step.NOTHING;
    boolean isOverExit = false;
    for (int i = -1; i < deferred.length; i++) {
      Step step = i < 0 ? end : deferred[i];
      switch (step) {
        case NOTHING -> {
          // What ran goes on.
        }
        case RECOVER -> {
          if (now == Step.PANIC) {
            now = isOverExit ? Step.EXIT : Step.NOTHING;
          }
        }
        case PANIC, OUT_OF_MEMORY -> {
          isOverExit |= now == Step.EXIT;
          now = step;
        }
        case EXIT -> {
          now = Step.EXIT;
          isOverExit = false;
        }
      }
    }
    return switch (now) {
      case NOTHING, RECOVER -> "returned";
      case EXIT -> "exited " + number;
      case PANIC -> "panicked Value[number=" + number + "]";
      case OUT_OF_MEMORY -> "panicked OutOfMemoryError";
    };
  }

  static String told(Outcome<?> outcome) {
    return outcome.fold(
        value -> "returned",
        (status, trace) -> "exited " + status,
        panic ->
            panic instanceof dev.goexit.PanicException exception
                ? "panicked " + exception.value()
                : "panicked " + panic.getClass().getSimpleName());
  }
}
