package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ExitTrap} under the real agent. */
class ExitTrapIT {

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  private static JvmCommand program(Class<?> main, String... agentOptions) {
    return Trapping.program(main, agentOptions);
  }

  /** "Every way of calling"; the first status wins, later ones are recorded. */
  @ParameterizedTest
  @MethodSource("jdks")
  void every_way_of_calling_exit_ends_the_task(Jdk jdk) {
    program(WaysToExit.class)
        .jdk(jdk)
        .run()
        .expect(
            0,
            """
            direct: 1 Exited lambda$main []
            Runtime.exit: 2 Exited lambda$main []
            halt: 3 Exited lambda$main []
            method reference: 4 Exited call []
            lambda: 5 Exited lambda$main []
            reflection: 6 Exited byReflection []
            reflection, much used: 50 Exited exitAt []
            method handle: 7 Exited byMethodHandle []
            proxy: 8 Exited lambda$byProxy []
            stream: 9 Exited forEach []
              handler runs
            catch all: 10 Exited inCatchAll [110]
              finally runs
            finally: 11 Exited inFinally []
              returning
              first deferred, last run
            deferred call: 12 Exited lambda$inDeferredCall []
            while exiting: 13 Exited lambda$whileExiting []
            within Go.run: 14 Exited lambda$withinBoundary []
            static initialiser: 15 Exited exitAtLoad []
            nobody: none Returned - []
            panic: none Panicked - []
            """,
            "");
  }

  /** The threads, pools and goroutines that a command starts are the command's. */
  @ParameterizedTest
  @MethodSource("jdks")
  void exit_on_any_thread_of_a_command_ends_the_command(Jdk jdk) {
    JvmResult result = program(ThreadsOfCommands.class).jdk(jdk).run();
    assertEquals(
        """
        thread: 1 Returned 0
        thread, body blocked: 2 Panicked 0
        thread of a thread: 3 Returned 0
        timer: 4 Panicked 0
        pool: 5 Returned 0
        goroutine: 6 Panicked 0
        goroutine executor: 7 Panicked 0
        non-daemon thread works on: 8 Returned 0
        swallowed by others: 9 Returned 0
        straggler: 10 Exited 1
        deaf daemon: 16 [deaf]
        process: 20 Exited 0
        nested: 1001 Exited 0
        outer exit, inner trap: 11 Returned 0
        pool that outlives: OptionalInt.empty 1
        virtual thread: 12 Panicked 0
        interrupted false
        """,
        result.stdout(),
        result::toString);
    assertEquals(77, result.status(), result::toString);
    assertTrue(
        result.stderr().startsWith("goexit: the exit at dev.goexit.exittrap.ThreadsOfCommands"),
        result::toString);
    assertEquals(1, result.stderr().lines().count(), result::toString);
  }

  /**
   * {@code exit} "on a thread pool that outlives the command": a task is the command's that gave
   * it, and the pool's thread goes back clean.
   */
  @ParameterizedTest
  @MethodSource("jdks")
  void exit_in_a_task_given_to_a_pool_of_others_ends_the_command(Jdk jdk) {
    program(PoolsOfOthers.class)
        .jdk(jdk)
        .run()
        .expect(
            77,
            """
            submit: 1 0
            execute: 2 0
            FutureTask: 3 0
            runAsync: 4 0
            same worker true
            common pool: 5 0
            a step later: 6 0
            parallel stream: 7 0
            fork/join: 8 0
            made before: 17 0
            made before, forked: 18 0
            made before, invoked: 19
            forked within: 9 0
            fork/join is alone true
            common is alone true
            schedule: 10 0
            at a rate: 11 0
            timer: 12 0
            delayed: 13 0
            schedule is alone true
            timer is alone true
            helped is alone true Returned[value=null]
            growing: 14 0 alone true
            growing: 14 0 alone true
            one task for all: 8
            output: from the pool
            stray interrupts 0
            """,
            "");
  }

  /** Hooks registered inside a trap run at the command's end and never again. */
  @ParameterizedTest
  @MethodSource("jdks")
  void shutdown_hooks_run_when_their_command_ends(Jdk jdk) {
    program(HooksOfCommands.class)
        .jdk(jdk)
        .run()
        .expect(
            3,
            """
            taken back true
            hook of the command
            ended with 1
            hook without an exit
            exit in a hook: OptionalInt[5] []
            first stays: 6 later 1
            Panicked[panic=java.lang.IllegalArgumentException: Hook previously registered]
            hook of the JVM
            """,
            "");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void each_command_has_its_own_standard_streams(Jdk jdk) {
    program(OutputOfCommands.class)
        .jdk(jdk)
        .run()
        .expect(
            0,
            """
            not captured
            read 42
            from a thread \u00e9
            nested, not captured itself
            inner: nested, captured
            trouble
            restored true true
            """,
            "");
  }

  /** "Eight at once with different statuses, many rounds": no cross-talk, no thread left. */
  @ParameterizedTest
  @MethodSource("jdks")
  void eight_commands_at_once_do_not_see_each_other(Jdk jdk) {
    program(AtOnce.class)
        .jdk(jdk)
        .arguments("1000")
        .timeout(Duration.ofMinutes(2))
        .run()
        .expect(0, "good 8000 of 8000\nthreads left 0\n", "");
  }

  /** Outside any trap nothing changes: the JVM ends with the status, shutdown hooks run. */
  @ParameterizedTest
  @CsvSource({
    "outside,       21, hook",
    "force,         22, hook",
    "halt,          24, ''",
    "never trapped, 25, hook"
  })
  void what_is_to_end_the_jvm_ends_it(String how, int status, String stdout) {
    String expected = stdout.isEmpty() ? "" : stdout + "\n";
    program(RealExit.class).arguments(how).run().expect(status, expected, "");
  }

  /** The allow list for hosts. */
  @Test
  void a_host_named_by_an_option_may_end_the_jvm() {
    program(RealExit.class, "exitHosts=com.acme:dev.goexit.exittrap")
        .arguments("host")
        .run()
        .expect(23, "hook\n", "");
    program(RealExit.class, "exitHosts=com.acme")
        .arguments("host")
        .run()
        .expect(0, "went on\nhook\n", "");
  }

  @Test
  void log_tells_each_exit_that_ends_the_jvm() {
    program(RealExit.class, "systemExit=log")
        .arguments("never trapped")
        .run()
        .expect(
            25,
            "hook\n",
            "goexit agent: exit called at dev.goexit.exittrap.RealExit.main(RealExit.java:19)"
                + " on thread main\n");
    program(RealExit.class, "systemExit=log")
        .arguments("host")
        .run()
        .expect(0, "went on\nhook\n", "");
  }

  /** Nothing ever silently does not run. */
  @Test
  void without_the_agent_or_switched_off_a_trap_is_refused() {
    JvmResult off = program(RealExit.class, "systemExit=off").arguments("outside").run();
    assertEquals(1, off.status(), off::toString);
    assertTrue(off.stderr().contains("the agent's option systemExit=off"), off::toString);

    JvmResult none = Trapping.programWithoutAgent(RealExit.class).arguments("outside").run();
    assertEquals(1, none.status(), none::toString);
    assertTrue(none.stderr().contains("Start it with -javaagent:goexit-agent.jar"), none::toString);
  }
}
