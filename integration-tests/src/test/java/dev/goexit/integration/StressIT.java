package dev.goexit.integration;

import dev.goexit.stress.Stress;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goroutines that start goroutines, block, and end in all ways, with faults injected: panics,
 * exits, interrupts, errors of the machine in deferred calls, threads refused. Each deferred call
 * runs once, each goroutine ends as Go's rules say, as many end as were created, all threads are
 * parked then, and memory stays flat.
 *
 * <p>System property {@code goexit.stress} says how many goroutines a run has and {@code
 * goexit.stress.seed} with which seed; profile {@code stress} runs ten million.
 */
class StressIT {
  private static final int GOROUTINES = Integer.getInteger("goexit.stress", 100_000);
  private static final Long SEED = Long.getLong("goexit.stress.seed");

  /** The seeds of the build's sample; one seed in the whole run. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void what_starts_ends_and_cleans_up_once_whatever_happens(long number) {
    long seed = SEED != null ? SEED + number - 1 : number;
    System.out.println("StressIT: seed " + seed + ", " + GOROUTINES + " goroutines");
    var result =
        Built.program(Stress.class, "maxProcs=" + (number + 1), "maxThreads=500")
            .jvmArguments("-Xmx128m")
            .arguments(String.valueOf(seed), String.valueOf(GOROUTINES))
            .timeout(Duration.ofHours(2))
            .run();
    result.expect(
        0,
        "each deferred call ran once, created = ended, all threads are parked\n",
        result.stderr());
  }
}
