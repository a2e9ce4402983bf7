package dev.goexit.integration;

import dev.goexit.programs.HandledExit;
import dev.goexit.programs.ReplacedExit;
import dev.goexit.programs.SwallowedExit;
import org.junit.jupiter.api.Test;

/** What handlers do to an exit, in code that is guarded and in code that is not. */
class SwallowedExitIT {

  /**
   * Identity, not a flag: an outer framework that swallows a signal must not make a later, innocent
   * catch on the same thread exit. The goroutine's base notices and reports where.
   */
  @Test
  void a_swallowed_signal_then_an_innocent_catch_does_not_exit() {
    Built.program(SwallowedExit.class)
        .run()
        .expect(
            0,
            """
            swallowed
            handler of innocent
            after the handler
            try
            finally
            after finally
            end of the goroutine
            the goroutine Returned
            """,
            "goexit: the exit at dev.goexit.programs.SwallowedExit.lambda$run$0"
                + "(SwallowedExit.java:21) was swallowed on its way by a handler in code that is"
                + " not guarded; the goroutine went on and returned. Guard that code: agent option"
                + " guard=<package prefix>; audit=true tells which. See README, Known limits.\n");
  }

  /** As if it had recovered the panic, only that no handler of other types lets an exit go on. */
  @Test
  void a_panic_over_an_exit_that_a_handler_of_its_type_catches_is_told() {
    Built.program(ReplacedExit.class)
        .run()
        .expect(
            0,
            """
            caught close failed
            goes on, exiting true
            Returned
            caught close failed
            goes on, exiting true
            """,
            "goexit: the exit at dev.goexit.programs.ReplacedExit.closing(ReplacedExit.java:41) was"
                + " swallowed on its way: a deferred call threw java.io.IOException in its place,"
                + " and a handler caught that; the goroutine went on and returned. Recover it in"
                + " the deferred call, or catch Throwable, and the exit goes on.\n");
  }

  /** The remedy that the report names. */
  @Test
  void guarded_as_the_report_says_the_exit_goes_on() {
    Built.program(SwallowedExit.class, "guard=dev.goexit.foreign")
        .run()
        .expect(0, "the goroutine Exited\n", "");
  }

  /** Run, then re-raise: every handler runs as for any error, and the exit goes on. */
  @Test
  void each_handler_runs_and_the_exit_goes_on() {
    Built.program(HandledExit.class)
        .run()
        .expect(
            0,
            """
            handler runs
            deferred
            catch Throwable that falls out Exited
            handler runs
            deferred
            catch Error Exited
            finally runs
            deferred
            finally with return Exited
            pass 0
            handler runs
            deferred
            catch in a loop Exited
            deferred, exiting true
            catch that throws another Exited
            open first second
            closed second
            closed first
            handler runs
            deferred
            try with resources Exited
            deferred
            catch Exception Exited
            caught in the deferred call
            deferred call ends
            deferred before
            catch in a deferred call Exited
            """,
            "");
  }
}
