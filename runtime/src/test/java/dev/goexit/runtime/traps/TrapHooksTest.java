package dev.goexit.runtime.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.Test;

/** The same answers as {@link Runtime#addShutdownHook} and {@code removeShutdownHook} give. */
class TrapHooksTest {
  private final TrapHooks hooks = new TrapHooks();
  private final Thread hook = new Thread(() -> {});

  @Test
  void a_hook_can_be_taken_back_once() {
    assertTrue(hooks.add(hook));
    assertTrue(hooks.remove(hook));
    assertFalse(hooks.remove(hook));
  }

  @Test
  void a_hook_is_registered_once() {
    hooks.add(hook);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> hooks.add(hook));
    assertEquals("Hook previously registered", refusal.getMessage());
  }

  @Test
  void a_thread_that_runs_is_no_hook() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> hooks.add(Thread.currentThread()));
    assertEquals("Hook already running", refusal.getMessage());
  }

  /** The JDK registers some of its own when it is first used: those are the JVM's. */
  @Test
  void a_hook_of_the_jdk_is_not_the_commands() {
    assertTrue(TrapHooks.isOfCommand(hook));
    assertTrue(TrapHooks.isOfCommand(new Thread() {}));
    ForkJoinPool pool = new ForkJoinPool(1);
    ForkJoinWorkerThread ofJdk = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    assertFalse(TrapHooks.isOfCommand(ofJdk));
    pool.shutdown();
  }
}
