package dev.goexit.integration;

import dev.goexit.programs.RaisedByReference;
import dev.goexit.programs.RecordedTraces;
import org.junit.jupiter.api.Test;

/** Options {@code panicTrace} and {@code exitTrace} choose how much of the stack is recorded. */
class TraceOptionsIT {
  private static final String PROGRAM = "dev.goexit.programs.RecordedTraces";
  private static final String BOTTOM = "  dev.goexit.runtime.Bottom goexit\n";

  private static final String FULL_EXIT =
      "exit\n  dev.goexit.Goexit exit\n" + ("  " + PROGRAM + " exit\n").repeat(4) + lambda(0);
  private static final String FULL_PANIC =
      "panic\n  dev.goexit.Go panic\n" + ("  " + PROGRAM + " panic\n").repeat(4) + lambda(1);

  private static final String SITES =
      """
      exit
        %1$s exit
        dev.goexit.runtime.Bottom goexit
        in line 39
      panic
        %1$s panic
        dev.goexit.runtime.Bottom goexit
        in line 46
      printed 3
      """
          .formatted(PROGRAM);

  private static String lambda(int number) {
    return "  " + PROGRAM + " lambda$main$" + number + "\n" + BOTTOM;
  }

  @Test
  void all_frames_are_recorded_by_default_and_by_full() {
    String expected = FULL_EXIT + FULL_PANIC + "printed 8\n";

    Built.program(RecordedTraces.class).run().expect(0, expected, "");
    Built.program(RecordedTraces.class, "exitTrace=full", "panicTrace=full")
        .run()
        .expect(0, expected, "");
  }

  @Test
  void the_line_alone_is_recorded_by_site() {
    Built.program(RecordedTraces.class, "exitTrace=site", "panicTrace=site")
        .run()
        .expect(0, SITES, "");
  }

  /** Then the stack is looked through for it. */
  @Test
  void the_line_is_found_without_the_agent_too() {
    Built.programWithoutAgent(RecordedTraces.class)
        .jvmArguments("-Dgoexit.exitTrace=site", "-Dgoexit.panicTrace=site")
        .run()
        .expect(0, SITES, "");
  }

  @Test
  void nothing_is_recorded_by_none() {
    Built.program(RecordedTraces.class, "exitTrace=none", "panicTrace=none")
        .run()
        .expect(0, "exit\npanic\nprinted 1\n", "");
  }

  @Test
  void each_option_is_for_itself() {
    Built.program(RecordedTraces.class, "exitTrace=none")
        .run()
        .expect(0, "exit\n" + FULL_PANIC + "printed 8\n", "");
  }

  /** What a statement has told is of that statement, also if it records all frames itself. */
  @Test
  void the_line_is_not_that_of_a_statement_before() {
    Built.program(RaisedByReference.class, "exitTrace=site").run().expect(0, "calls\npanic\n", "");
    Built.program(RaisedByReference.class, "panicTrace=site")
        .run()
        .expect(0, "exit\nforEach\n", "");
  }
}
