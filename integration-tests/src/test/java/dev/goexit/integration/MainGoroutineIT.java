package dev.goexit.integration;

import dev.goexit.programs.MainExitsForeignThread;
import dev.goexit.programs.MainReturns;
import org.junit.jupiter.api.Test;

/** How the end of main ends the JVM. An exit in it (rule C13) is among Go's rules. */
class MainGoroutineIT {

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
}
