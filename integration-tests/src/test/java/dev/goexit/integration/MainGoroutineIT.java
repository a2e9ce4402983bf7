package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.InheritsMain;
import dev.goexit.programs.MainExitsForeignThread;
import dev.goexit.programs.MainReturns;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the end of main ends the JVM. An exit in it (rule C13) is among Go's rules. */
class MainGoroutineIT {
  private static final String DEFERRED = "main deferred\n";

  private static final String NO_GOROUTINES =
      "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n";

  /** If foreign threads remained, the JVM ends with status 0 when they do. */
  @Test
  void after_an_exit_in_main_a_foreign_thread_ends_the_jvm_with_status_0() {
    Built.program(MainExitsForeignThread.class)
        .run()
        .expect(0, "main deferred\nforeign thread ends\n", "");
  }

  /** D1: nothing is waited for when main returns. */
  @Test
  void when_main_returns_the_default_pool_does_not_keep_the_jvm() {
    Built.program(MainReturns.class).run().expect(0, "main returns\n", "");
  }

  /** A GoroutineExecutor's threads keep the JVM, as a ThreadPoolExecutor's do. */
  @Test
  void when_main_returns_an_executor_keeps_the_jvm() {
    Built.program(MainReturns.class)
        .arguments("executor")
        .run()
        .expect(0, "main returns\nthe executor's goroutine ends, main has ended true\n", "");
  }

  /** C13 for a main method that the main class inherits: the agent has not seen it as main. */
  @Test
  void an_exit_in_an_inherited_main_ends_the_program_as_in_any_other() {
    Built.program(InheritsMain.class).arguments("exit").run().expect(2, DEFERRED, NO_GOROUTINES);
  }

  /** As above, while a foreign thread works. */
  @Test
  void after_an_exit_in_an_inherited_main_a_foreign_thread_ends_the_jvm_with_status_0() {
    Built.program(InheritsMain.class)
        .arguments("foreign")
        .run()
        .expect(0, DEFERRED + "foreign thread ends\n", "");
  }

  /** A panic there is told once, as Java tells it. */
  @Test
  void a_panic_in_an_inherited_main_is_an_uncaught_exception() {
    JvmResult panicked = Built.program(InheritsMain.class).arguments("panic").run();
    assertEquals(1, panicked.status(), panicked::toString);
    assertEquals(DEFERRED, panicked.stdout());
    assertEquals(1, panicked.stderr().split("panicked in main", -1).length - 1, panicked::toString);
  }

  /** And with panic=crash as Go does. */
  @Test
  void a_panic_in_an_inherited_main_crashes_if_asked_to() {
    JvmResult crashed = Built.program(InheritsMain.class, "panic=crash").arguments("panic").run();
    assertEquals(2, crashed.status(), crashed::toString);
    assertEquals(DEFERRED, crashed.stdout());
    assertTrue(crashed.stderr().startsWith("panic: "), crashed::toString);
  }

  /** C13 for a source file that the launcher compiles itself. */
  @Test
  void an_exit_in_the_main_of_a_source_file_ends_the_program_as_in_any_other(
      @TempDir Path directory) throws Exception {
    Path source =
        Files.writeString(
            directory.resolve("Program.java"),
            """
            import dev.goexit.Defers;
            import dev.goexit.Go;
            import dev.goexit.Goexit;

            public class Program {
              @Defers
              public static void main(String[] args) {
                Go.defer(() -> System.out.println("main deferred"));
                Goexit.exit();
              }
            }
            """);
    new JvmCommand()
        .agent(Built.agentJar())
        .classPath(Built.runtimeJar())
        .source(source)
        .run()
        .expect(2, DEFERRED, NO_GOROUTINES);
  }
}
