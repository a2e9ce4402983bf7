package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.Dumps;
import dev.goexit.programs.Managed;
import dev.goexit.programs.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Flight Recorder and JMX see of goroutines, and that neither costs anything when off. */
class ObservabilityIT {

  /** Create, start, end, exit with status and site, panic. Go: traceGoCreate, traceGoEnd. */
  @Test
  void the_flight_recorder_sees_a_goroutines_life() {
    assertEquals(
        """
        Goroutine Create, goroutine=3, goroutineName=returns, creator=1, site=Recorded.main
        Goroutine Start, goroutine=3
        Goroutine End, goroutine=3, outcome=returned, status=0
        Goroutine Create, goroutine=4, goroutineName=exits, creator=1, site=Recorded.main
        Goroutine Start, goroutine=4
        Goroutine Exit, goroutine=4, status=3, site=Recorded.lambda$main$N
        Goroutine End, goroutine=4, outcome=exited, status=3
        Goroutine Create, goroutine=5, goroutineName=panics, creator=1, site=Recorded.main
        Goroutine Start, goroutine=5
        Goroutine End, goroutine=5, outcome=panicked, status=0
        Goroutine Panic, goroutine=5, type=java.lang.String, site=Recorded.lambda$main$N
        Goroutine Create, goroutine=6, goroutineName=, creator=1, site=Recorded.main
        Goroutine Start, goroutine=6
        Goroutine Exit, goroutine=6, status=4, site=Recorded.lambda$main$N
        Goroutine End, goroutine=6, outcome=exited, status=4
        5
        """,
        normalised(Built.program(Recorded.class, "jfr=true").run()));
  }

  /** Without the package, the line, and the lambda's number. */
  private static String normalised(JvmResult result) {
    assertEquals(0, result.status(), result::toString);
    assertEquals("", result.stderr(), result::toString);
    return result
        .stdout()
        .replaceAll("site=[^,\n]*dev\\.goexit\\.programs\\.", "site=")
        .replaceAll("\\(Recorded\\.java:\\d+\\)", "")
        .replaceAll("(lambda\\$main\\$)\\d+", "$1N");
  }

  @Test
  void without_the_option_there_is_no_event() {
    Built.program(Recorded.class).run().expect(0, "0\n", "");
  }

  /** Counts by state, created, exited, panicked, threads, queue lengths, and all stacks. */
  @Test
  void the_bean_tells_what_there_is() {
    JvmResult result = Built.program(Managed.class, "jmx=true", "maxProcs=3").run();

    assertEquals(0, result.status(), result::toString);
    List<String> lines = result.stdout().lines().toList();
    assertEquals(
        List.of(
            "living 4 {runnable=1, running=1, waiting=2}",
            "created 6",
            "ended 1 1 1",
            "busy threads 2",
            "processors 4",
            "queues 1 0",
            "descriptors true"),
        lines.subList(0, 7));
    assertEquals("6 4", lines.get(lines.size() - 1));
    assertEquals(
        List.of(
            "goroutine 1 [running]:",
            "goroutine 5 [sync.WaitGroup.Wait labels:{\"name\": \"blocked\"}]:",
            "goroutine 6 [sync.WaitGroup.Wait labels:{\"name\": \"blocked too\"}]:",
            "goroutine 7 [runnable labels:{\"name\": \"waits for a thread\"}]:"),
        lines.stream().filter(line -> line.startsWith("goroutine ")).toList());
  }

  @Test
  void without_the_option_there_is_no_bean() {
    Built.program(Managed.class).run().expect(0, "no bean\n", "");
  }

  /** Off, not one class of the Flight Recorder's or of JMX is loaded by us. */
  @Test
  void off_they_load_nothing() {
    JvmResult result = Built.program(Dumps.class).jvmArguments("-Xlog:class+load").run();

    assertTrue(result.stdout().contains("dev.goexit.runtime.Scheduler "), result::toString);
    for (String unwanted :
        List.of("FlightEvents", "GoroutinesBean", "jdk.jfr.Event ", "java.lang.management.")) {
      assertFalse(result.stdout().contains(unwanted), unwanted);
    }
  }

  /** A JVM without the modules says so once, and everything else works. */
  @Test
  void where_a_module_is_missing_the_option_says_so() {
    JvmResult result =
        Built.programWithoutAgent(Dumps.class)
            .jvmArguments("--limit-modules", "java.base", "-Dgoexit.jfr=true", "-Dgoexit.jmx=true")
            .run();

    List<String> told = result.stderr().lines().filter(line -> line.startsWith("goexit")).toList();
    assertEquals(2, told.size(), result::toString);
    assertTrue(
        result.stderr().contains("goexit: option jfr=true: module jdk.jfr "), result::toString);
    assertTrue(
        result.stderr().contains("goexit: option jmx=true: module java.management "),
        result::toString);
    assertTrue(result.stdout().startsWith("goroutine 1 [running]:"), result::toString);
  }
}
