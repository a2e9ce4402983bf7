package dev.goexit.agent;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Whose a task is, by its identity. */
class TaskTrapsTest {
  private final TaskTraps traps = new TaskTraps();
  private final Object one = "one trap";
  private final Object other = "another trap";

  /** A key with an {@code equals} and a {@code hashCode} of its own must not be asked for them. */
  private record Task(String name) implements Runnable {
    @Override
    public void run() {}

    @Override
    public int hashCode() {
      throw new AssertionError("asked for its hash code");
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("asked whether it is equal");
    }
  }

  @Test
  void a_task_is_of_the_command_that_made_it_for_all_its_runs() {
    Task task = new Task("periodic");
    traps.apply(task, one);
    assertSame(one, traps.apply(task, null));
    assertSame(one, traps.apply(task, null));
    assertNull(traps.apply(new Task("periodic"), null));
  }

  /** Given once by each of two commands it is run once for each, and then for nobody. */
  @Test
  void a_task_that_two_commands_give_has_one_run_for_each() {
    Task task = new Task("shared");
    traps.accept(task, one);
    traps.accept(task, other);
    assertSame(one, traps.apply(task, null));
    assertSame(other, traps.apply(task, null));
    assertNull(traps.apply(task, null));
  }
}
