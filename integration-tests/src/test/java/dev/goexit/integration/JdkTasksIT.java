package dev.goexit.integration;

import dev.goexit.programs.JdkBoundaries;
import dev.goexit.programs.JdkTasks;
import org.junit.jupiter.api.Test;

/**
 * A task of the JDK's pools, timers and threads is a boundary: an exit ends the task, its future
 * completes, the thread lives on under its name and knows nothing of it, and stderr stays silent.
 */
class JdkTasksIT {
  @Test
  void an_exit_ends_the_task_and_nobody_else_notices() {
    Built.program(JdkTasks.class)
        .run()
        .expect(
            0,
            """
            plain thread ended
            submit Goexit, status 3
            next task is exiting false
            submit Goexit, status 4
            worker pool-1-thread-1
            schedule goes on
            timer goes on
            supplyAsync Goexit, status 6
            exiting false
            parallel stream left by the exit true
            """,
            "");
  }

  /**
   * "For each: the exit ends the task, the worker lives on under the same name, futures complete,
   * the uncaught handler and the log stay silent, the thread is clean": what a task puts back in a
   * finally block is put back, and the exit leaves nothing of its own. Of the JDK's threads we
   * change no more than that.
   */
  @Test
  void each_kind_of_executor_is_a_boundary() {
    boolean hasVirtualThreads = Runtime.version().feature() >= 21;
    Built.program(JdkBoundaries.class)
        .jvmArguments("-Djava.util.concurrent.ForkJoinPool.common.parallelism=1")
        .run()
        .expect(
            0,
            lived("ThreadPoolExecutor.execute")
                + completed("ThreadPoolExecutor.submit")
                + lived("ScheduledThreadPoolExecutor.execute")
                + completed("ScheduledThreadPoolExecutor.schedule")
                + completed("behind two schedules of exits")
                + lived("ForkJoinPool.execute")
                + completed("ForkJoinPool.submit")
                + completed("ForkJoinPool.submit of a ForkJoinTask")
                + lived("ForkJoinPool.commonPool.execute")
                + completed("ForkJoinPool.commonPool.submit")
                + "CompletableFuture.runAsync failed by Goexit, status 3\n"
                + completed("CompletableFuture.runAsync on a pool")
                + completed("CompletableFuture.thenRunAsync")
                + lived("Timer")
                + "Thread ended true\n"
                + (hasVirtualThreads
                    ? "virtual Thread ended true\n"
                        + "newVirtualThreadPerTaskExecutor failed by Goexit, status 3\n"
                    : "")
                + lived("Go.run")
                + lived("Go.call")
                + lived("@ExitBoundary")
                + lived("GoroutineExecutor.execute")
                + completed("GoroutineExecutor.submit"),
            "");
  }

  private static String lived(String kind) {
    return kind + ", on the same thread true, as it was true\n";
  }

  private static String completed(String kind) {
    return lived(kind + ", future failed by Goexit, status 3");
  }
}
