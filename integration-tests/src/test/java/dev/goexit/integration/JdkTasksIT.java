package dev.goexit.integration;

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
}
