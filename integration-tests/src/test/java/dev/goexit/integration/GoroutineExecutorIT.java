package dev.goexit.integration;

import dev.goexit.programs.Executor;
import org.junit.jupiter.api.Test;

/** Every task of a GoroutineExecutor is a goroutine. */
class GoroutineExecutorIT {

  /**
   * A future of an exited task completes: get() throws ExecutionException caused by the
   * GoexitSignal. The thread is reused.
   */
  @Test
  void futures_of_exited_tasks_complete_and_their_thread_takes_the_next() {
    Built.program(Executor.class)
        .run()
        .expect(
            0,
            """
            callable leaves worker-1
            callable exited with status 3
            runnable leaves worker-1
            runnable exited with status 4
            returning value on worker-1
            failing java.lang.IllegalStateException: no exit
            all leaves worker-1
            of all exited with status 5
            completable leaves worker-1
            completable exited with status 6
            goroutine on worker-1
            executor has ended
            """,
            "");
  }
}
