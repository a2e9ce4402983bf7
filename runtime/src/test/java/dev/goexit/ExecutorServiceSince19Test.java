package dev.goexit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the Javadoc of ExecutorService and Future says since JDK 19, passed by the JDK's own first.
 * The methods are called by reflection: this is compiled for 17.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class ExecutorServiceSince19Test {
  private static final long LIMIT_SECONDS = 60;

  private final CountDownLatch gate = new CountDownLatch(1);

  /** The executors; the JDK's own is the measure. */
  enum Kind {
    THREAD_POOL(() -> Executors.newFixedThreadPool(1)),
    GOROUTINES(() -> GoroutineExecutor.builder().parallelism(1).build()),
    GROWING(() -> GoroutineExecutor.builder().parallelism(1).maxThreads(100).build()),
    VIRTUAL(() -> GoroutineExecutor.builder().virtual().build());

    private final Supplier<ExecutorService> made;

    Kind(Supplier<ExecutorService> made) {
      this.made = made;
    }

    ExecutorService create() {
      return made.get();
    }
  }

  // Future

  /** "Returns the computed result, without waiting." */
  @ParameterizedTest
  @EnumSource
  void result_now_gives_the_result_of_a_completed_task(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<Integer> completed = executor.submit(() -> 1);
    completed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertEquals(1, resultNow(completed));
    close(executor);
  }

  /**
   * "IllegalStateException - if the task has not completed or ... did not complete with a result"
   */
  @ParameterizedTest
  @EnumSource
  void result_now_of_any_other_task_is_refused(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<?> running = executor.submit(this::passGate);
    assertThrows(IllegalStateException.class, () -> resultNow(running));
    running.cancel(true);
    assertThrows(IllegalStateException.class, () -> resultNow(running));
    Future<?> failed = executor.submit(() -> fail(new Exception()));
    assertThrows(ExecutionException.class, () -> failed.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertThrows(IllegalStateException.class, () -> resultNow(failed));
    close(executor);
  }

  /** "Returns the exception thrown by the task, without waiting." */
  @ParameterizedTest
  @EnumSource
  void exception_now_gives_what_the_task_threw(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Exception failure = new Exception();
    Future<?> failed = executor.submit(() -> fail(failure));
    assertThrows(ExecutionException.class, () -> failed.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertSame(failure, exceptionNow(failed));
    close(executor);
  }

  /**
   * "IllegalStateException - if the task has not completed, completed normally, or was cancelled"
   */
  @ParameterizedTest
  @EnumSource
  void exception_now_of_any_other_task_is_refused(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<?> running = executor.submit(this::passGate);
    assertThrows(IllegalStateException.class, () -> exceptionNow(running));
    running.cancel(true);
    assertThrows(IllegalStateException.class, () -> exceptionNow(running));
    Future<Integer> completed = executor.submit(() -> 1);
    completed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThrows(IllegalStateException.class, () -> exceptionNow(completed));
    close(executor);
  }

  /** "RUNNING: has not completed", "SUCCESS", "FAILED: completed with an exception", "CANCELLED" */
  @ParameterizedTest
  @EnumSource
  void the_state_tells_how_a_task_ended(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<?> running = executor.submit(this::passGate);
    assertEquals("RUNNING", state(running));
    running.cancel(true);
    assertEquals("CANCELLED", state(running));
    Future<Integer> completed = executor.submit(() -> 1);
    completed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertEquals("SUCCESS", state(completed));
    Future<?> failed = executor.submit(() -> fail(new Exception()));
    assertThrows(ExecutionException.class, () -> failed.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertEquals("FAILED", state(failed));
    close(executor);
  }

  /** A task that exits has failed, by the signal. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THREAD_POOL")
  void an_exit_is_a_failure(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<?> exited = executor.submit(() -> Goexit.exit(3));
    assertThrows(ExecutionException.class, () -> exited.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertEquals("FAILED", state(exited));
    assertEquals(3, assertInstanceOf(GoexitSignal.class, exceptionNow(exited)).status());
    close(executor);
  }

  // close

  /** "previously submitted tasks are executed, but no new tasks will be accepted" "waits until" */
  @ParameterizedTest
  @EnumSource
  void close_waits_for_what_was_submitted(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<?> running = executor.submit(this::passGate);
    Future<Integer> waiting = executor.submit(() -> 2);
    Thread closing = new Thread(() -> closeUnchecked(executor));
    closing.start();
    awaitWaiting(closing);
    assertTrue(executor.isShutdown());
    assertFalse(executor.isTerminated());
    gate.countDown();
    closing.join();
    assertTrue(executor.isTerminated());
    assertNull(running.get());
    assertEquals(2, waiting.get());
  }

  /**
   * "If interrupted while waiting, this method stops all executing tasks as if by invoking
   * shutdownNow(). It then continues to wait until all actively executing tasks have completed"
   * "the interrupt status will be re-asserted before this method returns"
   */
  @ParameterizedTest
  @EnumSource
  void an_interrupted_close_stops_the_tasks_and_keeps_the_interrupt(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    Future<?> running = executor.submit(this::passGate);
    AtomicBoolean isInterrupted = new AtomicBoolean();
    Thread closing =
        new Thread(
            () -> {
              closeUnchecked(executor);
              isInterrupted.set(Thread.currentThread().isInterrupted());
            });
    closing.start();
    awaitWaiting(closing);
    closing.interrupt();
    closing.join();
    assertTrue(isInterrupted.get());
    assertTrue(executor.isTerminated());
    ExecutionException stopped = assertThrows(ExecutionException.class, running::get);
    assertInstanceOf(InterruptedException.class, stopped.getCause());
  }

  /** "If already terminated, invoking this method has no effect." */
  @ParameterizedTest
  @EnumSource
  void a_second_close_has_no_effect(Kind kind) throws Throwable {
    ExecutorService executor = kind.create();
    close(executor);
    close(executor);
    assertTrue(executor.isTerminated());
  }

  private Void passGate() throws InterruptedException {
    gate.await();
    return null;
  }

  private static Void fail(Exception failure) throws Exception {
    throw failure;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(thread.isAlive(), "it did not wait");
      Thread.onSpinWait();
    }
  }

  private static Object resultNow(Future<?> future) throws Throwable {
    return call(Future.class, "resultNow", future);
  }

  private static Object exceptionNow(Future<?> future) throws Throwable {
    return call(Future.class, "exceptionNow", future);
  }

  private static String state(Future<?> future) throws Throwable {
    return call(Future.class, "state", future).toString();
  }

  private static void close(ExecutorService executor) throws Throwable {
    call(ExecutorService.class, "close", executor);
  }

  private static void closeUnchecked(ExecutorService executor) {
    try {
      close(executor);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  private static Object call(Class<?> type, String method, Object target) throws Throwable {
    try {
      return type.getMethod(method).invoke(target);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
