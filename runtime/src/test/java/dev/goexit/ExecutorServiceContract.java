package dev.goexit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the Javadoc of ExecutorService and Future (JDK 17) says, a row for each sentence that binds
 * an implementation, quoted above it; what came with JDK 19 is in {@link
 * ExecutorServiceSince19Test}. Sentences that bind nobody have no row: what is "typically" done or
 * "best-effort", results that are "undefined" if a collection is changed meanwhile, and security
 * managers. It is passed by the JDK's own ThreadPoolExecutor, so that a row that asks for too much
 * is found.
 */
abstract class ExecutorServiceContract {
  private static final long LIMIT_SECONDS = 60;

  private final CountDownLatch gate = new CountDownLatch(1);
  private ExecutorService executor;

  /** One that runs one task at a time, if it has tasks wait at all. */
  abstract ExecutorService create();

  /** Whether a second task waits while the first runs. */
  boolean hasTasksWait() {
    return true;
  }

  @BeforeEach
  void createOne() {
    executor = create();
  }

  @AfterEach
  void end() throws InterruptedException {
    gate.countDown();
    executor.shutdownNow();
    assertTrue(executor.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  // Executor

  /** "Executes the given command at some time in the future." */
  @Test
  void execute_runs_the_command() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    executor.execute(ran::countDown);
    await(ran);
  }

  /** "NullPointerException - if command is null" */
  @Test
  void execute_refuses_null() {
    assertThrows(NullPointerException.class, () -> executor.execute(null));
  }

  /** "RejectedExecutionException - if this task cannot be accepted for execution" */
  @Test
  void execute_is_rejected_after_shutdown() {
    executor.shutdown();
    assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> {}));
  }

  // ExecutorService: the class

  /** "An ExecutorService can be shut down, which will cause it to reject new tasks." */
  @Test
  void submit_is_rejected_after_shutdown() {
    executor.shutdown();
    assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> 1));
    assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> {}));
    assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> {}, 1));
  }

  /** "shutdown will allow previously submitted tasks to execute before terminating" */
  @Test
  void tasks_submitted_before_shutdown_run() throws Exception {
    Future<?> running = executor.submit(this::passGate);
    Future<Integer> waiting = executor.submit(() -> 2);
    executor.shutdown();
    gate.countDown();
    assertNull(get(running));
    assertEquals(2, get(waiting));
    assertTerminates();
  }

  /** "shutdownNow prevents waiting tasks from starting" */
  @Test
  void shutdown_now_prevents_waiting_tasks_from_starting() throws Exception {
    assumeTrue(hasTasksWait());
    occupy();
    AtomicBoolean hasStarted = new AtomicBoolean();
    executor.submit(() -> hasStarted.set(true));
    executor.shutdownNow();
    assertTerminates();
    assertFalse(hasStarted.get());
  }

  /** "and attempts to stop currently executing tasks" */
  @Test
  void shutdown_now_interrupts_what_runs() throws Exception {
    Future<?> running = occupy();
    executor.shutdownNow();
    ExecutionException failed = assertThrows(ExecutionException.class, () -> get(running));
    assertInstanceOf(InterruptedException.class, failed.getCause());
  }

  /** "Upon termination, an executor has no tasks actively executing, no tasks awaiting" */
  @Test
  void upon_termination_no_task_runs_or_waits() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      futures.add(executor.submit(ended::incrementAndGet));
    }
    executor.shutdown();
    assertTerminates();
    assertEquals(100, ended.get());
    assertTrue(futures.stream().allMatch(Future::isDone));
  }

  /**
   * "Actions in a thread prior to the submission of a task happen-before any actions taken by that
   * task, which in turn happen-before the result is retrieved via Future.get()."
   */
  @Test
  void what_was_written_before_submission_and_by_the_task_is_seen() throws Exception {
    int[] plain = new int[2];
    for (int i = 1; i <= 1_000; i++) {
      plain[0] = i;
      executor.submit(() -> plain[1] = plain[0]).get();
      assertEquals(i, plain[1]);
    }
  }

  // shutdown

  /** "Invocation has no additional effect if already shut down." */
  @Test
  void a_second_shutdown_has_no_effect() throws Exception {
    Future<?> running = executor.submit(this::passGate);
    executor.shutdown();
    executor.shutdown();
    gate.countDown();
    assertNull(get(running));
  }

  /** "This method does not wait for previously submitted tasks to complete execution." */
  @Test
  void shutdown_does_not_wait() throws Exception {
    Future<?> running = occupy();
    executor.shutdown();
    assertFalse(running.isDone());
    assertFalse(executor.isTerminated());
  }

  // shutdownNow

  /** "Returns: list of tasks that never commenced execution" */
  @Test
  void shutdown_now_returns_the_tasks_that_waited() throws Exception {
    assumeTrue(hasTasksWait());
    occupy();
    Runnable first = () -> {};
    Runnable second = () -> {};
    executor.execute(first);
    executor.execute(second);
    assertEquals(List.of(first, second), executor.shutdownNow());
  }

  /** The same of submitted tasks: what is returned is the future, which can be run. */
  @Test
  void shutdown_now_returns_submitted_tasks_as_their_futures() throws Exception {
    assumeTrue(hasTasksWait());
    occupy();
    Future<Integer> future = executor.submit(() -> 3);
    List<Runnable> returned = executor.shutdownNow();
    assertEquals(1, returned.size());
    assertSame(future, returned.get(0));
    returned.get(0).run();
    assertEquals(3, get(future));
  }

  /** "This method does not wait for actively executing tasks to terminate." */
  @Test
  void shutdown_now_does_not_wait() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    executor.execute(
        () -> {
          isRunning.countDown();
          passGateWhateverComes();
        });
    await(isRunning);
    executor.shutdownNow();
    assertFalse(executor.isTerminated());
  }

  // isShutdown, isTerminated, awaitTermination

  /** "Returns true if this executor has been shut down." */
  @Test
  void is_shutdown_tells_both_kinds_of_shutdown() {
    assertFalse(executor.isShutdown());
    executor.shutdown();
    assertTrue(executor.isShutdown());
    ExecutorService other = create();
    other.shutdownNow();
    assertTrue(other.isShutdown());
  }

  /** "isTerminated is never true unless either shutdown or shutdownNow was called first." */
  @Test
  void is_terminated_is_false_before_shutdown() throws Exception {
    assertFalse(executor.isTerminated());
    get(executor.submit(() -> 1));
    assertFalse(executor.isTerminated());
  }

  /** "Returns true if all tasks have completed following shut down." */
  @Test
  void is_terminated_when_all_have_completed() throws Exception {
    Future<?> running = occupy();
    executor.shutdown();
    assertFalse(executor.isTerminated());
    gate.countDown();
    assertTerminates();
    assertTrue(executor.isTerminated());
    assertTrue(running.isDone());
  }

  /** An executor that never ran a task terminates at once. */
  @Test
  void an_unused_executor_terminates_at_once() throws Exception {
    executor.shutdown();
    assertTrue(executor.awaitTermination(0, TimeUnit.SECONDS));
    assertTrue(executor.isTerminated());
  }

  /** "false if the timeout elapsed before termination" */
  @Test
  void await_termination_says_that_the_timeout_elapsed() throws Exception {
    assertFalse(executor.awaitTermination(1, TimeUnit.NANOSECONDS));
    occupy();
    executor.shutdown();
    assertFalse(executor.awaitTermination(1, TimeUnit.NANOSECONDS));
    assertFalse(executor.awaitTermination(-1, TimeUnit.SECONDS));
  }

  /** "InterruptedException - if interrupted while waiting" */
  @Test
  void await_termination_can_be_interrupted() throws Exception {
    assertInterrupted(() -> executor.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  // submit

  /** "The Future's get method will return the task's result upon successful completion." */
  @Test
  void a_callables_future_gives_its_result() throws Exception {
    assertEquals("result", get(executor.submit(() -> "result")));
  }

  /** "The Future's get method will return the given result upon successful completion." */
  @Test
  void a_runnables_future_gives_the_given_result() throws Exception {
    assertEquals("given", get(executor.submit(() -> {}, "given")));
  }

  /** "The Future's get method will return null upon successful completion." */
  @Test
  void a_runnables_future_gives_null() throws Exception {
    assertNull(get(executor.submit(() -> {})));
  }

  /** "NullPointerException - if the task is null" */
  @Test
  void submit_refuses_null() {
    assertThrows(NullPointerException.class, () -> executor.submit((Callable<?>) null));
    assertThrows(NullPointerException.class, () -> executor.submit((Runnable) null));
    assertThrows(NullPointerException.class, () -> executor.submit(null, 1));
  }

  // invokeAll

  /**
   * "Executes the given tasks, returning a list of Futures holding their status and results when
   * all complete. Future.isDone is true for each element of the returned list." "in the same
   * sequential order as produced by the iterator" "a completed task could have terminated either
   * normally or by throwing an exception"
   */
  @Test
  void invoke_all_gives_all_futures_done_and_in_order() throws Exception {
    IllegalStateException failure = new IllegalStateException();
    List<Future<Integer>> futures =
        executor.invokeAll(List.of(() -> 1, () -> fail(failure), () -> 3));
    assertTrue(futures.stream().allMatch(Future::isDone));
    assertEquals(1, get(futures.get(0)));
    assertCause(failure, futures.get(1));
    assertEquals(3, get(futures.get(2)));
  }

  /** The empty collection has an empty list of results. */
  @Test
  void invoke_all_of_nothing_gives_nothing() throws Exception {
    assertEquals(List.of(), executor.invokeAll(List.of()));
  }

  /**
   * "InterruptedException - if interrupted while waiting, in which case unfinished are cancelled"
   */
  @Test
  void an_interrupted_invoke_all_cancels_the_unfinished() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    Callable<Integer> task =
        () -> {
          isRunning.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            wasInterrupted.countDown();
          }
          return 1;
        };
    assertInterrupted(() -> executor.invokeAll(List.of(task)), isRunning);
    await(wasInterrupted);
  }

  /** "NullPointerException - if tasks or any of its elements are null" */
  @Test
  void invoke_all_refuses_null() {
    assertThrows(NullPointerException.class, () -> executor.invokeAll(null));
    assertThrows(
        NullPointerException.class,
        () -> executor.invokeAll(Arrays.<Callable<Integer>>asList(() -> 1, null)));
  }

  /** "RejectedExecutionException - if any task cannot be scheduled for execution" */
  @Test
  void invoke_all_is_rejected_after_shutdown() {
    executor.shutdown();
    assertThrows(
        RejectedExecutionException.class, () -> executor.invokeAll(List.of(() -> 1, () -> 2)));
  }

  /** "when all complete or the timeout expires" "tasks that have not completed are cancelled" */
  @Test
  void a_timed_invoke_all_cancels_what_has_not_completed() throws Exception {
    List<Future<Integer>> futures =
        executor.invokeAll(List.of(this::passGateAndGiveOne), 1, TimeUnit.MILLISECONDS);
    assertTrue(futures.get(0).isDone());
    assertTrue(futures.get(0).isCancelled());
    assertThrows(CancellationException.class, () -> get(futures.get(0)));
  }

  /** The same in time. */
  @Test
  void a_timed_invoke_all_gives_what_has_completed() throws Exception {
    List<Future<Integer>> futures =
        executor.invokeAll(List.of(() -> 1, () -> 2), LIMIT_SECONDS, TimeUnit.SECONDS);
    assertEquals(1, get(futures.get(0)));
    assertEquals(2, get(futures.get(1)));
  }

  /** "InterruptedException - ... unfinished tasks are cancelled", with a timeout too. */
  @Test
  void a_timed_invoke_all_can_be_interrupted() throws Exception {
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    CountDownLatch isRunning = new CountDownLatch(1);
    Callable<Integer> task =
        () -> {
          isRunning.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            wasInterrupted.countDown();
          }
          return 1;
        };
    assertInterrupted(
        () -> executor.invokeAll(List.of(task), LIMIT_SECONDS, TimeUnit.SECONDS), isRunning);
    await(wasInterrupted);
  }

  /** "NullPointerException - if tasks, any of its elements, or unit are null" */
  @Test
  void a_timed_invoke_all_refuses_null() {
    List<Callable<Integer>> tasks = List.of(() -> 1);
    assertThrows(NullPointerException.class, () -> executor.invokeAll(null, 1, TimeUnit.SECONDS));
    assertThrows(NullPointerException.class, () -> executor.invokeAll(tasks, 1, null));
    assertThrows(
        NullPointerException.class,
        () ->
            executor.invokeAll(
                Arrays.<Callable<Integer>>asList((Callable<Integer>) null), 1, TimeUnit.SECONDS));
  }

  /** "RejectedExecutionException - if any task cannot be scheduled for execution" */
  @Test
  void a_timed_invoke_all_is_rejected_after_shutdown() {
    executor.shutdown();
    assertThrows(
        RejectedExecutionException.class,
        () -> executor.invokeAll(List.of(() -> 1), LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  // invokeAny

  /** "returning the result of one that has completed successfully, if any do" */
  @Test
  void invoke_any_gives_one_result() throws Exception {
    List<Callable<Integer>> tasks = List.of(() -> fail(new IllegalStateException()), () -> 2);
    assertEquals(2, executor.invokeAny(tasks).intValue());
    assertEquals(2, executor.invokeAny(tasks, LIMIT_SECONDS, TimeUnit.SECONDS).intValue());
  }

  /** "Upon normal or exceptional return, tasks that have not completed are cancelled." */
  @Test
  void invoke_any_cancels_the_others() throws Exception {
    CountDownLatch hasEnded = new CountDownLatch(1);
    Callable<Integer> slow =
        () -> {
          try {
            gate.await();
            return 1;
          } finally {
            hasEnded.countDown();
          }
        };
    if (hasTasksWait()) {
      assertEquals(2, executor.invokeAny(List.of(() -> 2, slow))); // It may never have begun.
    } else {
      CountDownLatch isRunning = new CountDownLatch(1);
      Callable<Integer> announced =
          () -> {
            isRunning.countDown();
            return slow.call();
          };
      Callable<Integer> fast =
          () -> {
            isRunning.await();
            return 2;
          };
      assertEquals(2, executor.invokeAny(List.of(announced, fast)));
      await(hasEnded);
    }
  }

  /** "ExecutionException - if no task successfully completes" */
  @Test
  void invoke_any_fails_if_all_do() {
    IllegalStateException failure = new IllegalStateException();
    ExecutionException failed =
        assertThrows(
            ExecutionException.class,
            () -> executor.invokeAny(List.of(() -> fail(failure), () -> fail(failure))));
    assertSame(failure, failed.getCause());
  }

  /** "IllegalArgumentException - if tasks is empty" */
  @Test
  void invoke_any_refuses_an_empty_collection() {
    assertThrows(IllegalArgumentException.class, () -> executor.invokeAny(List.of()));
  }

  /** "NullPointerException - if tasks or any element task subject to execution is null" */
  @Test
  void invoke_any_refuses_null() {
    assertThrows(NullPointerException.class, () -> executor.invokeAny(null));
    assertThrows(
        NullPointerException.class,
        () -> executor.invokeAny(Arrays.<Callable<Integer>>asList((Callable<Integer>) null)));
  }

  /** "RejectedExecutionException - if tasks cannot be scheduled for execution" */
  @Test
  void invoke_any_is_rejected_after_shutdown() {
    executor.shutdown();
    assertThrows(RejectedExecutionException.class, () -> executor.invokeAny(List.of(() -> 1)));
  }

  /** "InterruptedException - if interrupted while waiting" */
  @Test
  void invoke_any_can_be_interrupted() throws Exception {
    assertInterrupted(() -> executor.invokeAny(List.of(this::passGateAndGiveOne)));
  }

  /** "TimeoutException - if the given timeout elapses before any task successfully completes" */
  @Test
  void a_timed_invoke_any_times_out() {
    assertThrows(
        TimeoutException.class,
        () -> executor.invokeAny(List.of(this::passGateAndGiveOne), 1, TimeUnit.MILLISECONDS));
  }

  /** The rest of what invokeAny throws, with a timeout. */
  @Test
  void a_timed_invoke_any_fails_as_one_without() throws Exception {
    List<Callable<Integer>> one = List.of(() -> 1);
    IllegalStateException failure = new IllegalStateException();
    ExecutionException failed =
        assertThrows(
            ExecutionException.class,
            () ->
                executor.invokeAny(List.of(() -> fail(failure)), LIMIT_SECONDS, TimeUnit.SECONDS));
    assertSame(failure, failed.getCause());
    assertThrows(NullPointerException.class, () -> executor.invokeAny(null, 1, TimeUnit.SECONDS));
    assertThrows(NullPointerException.class, () -> executor.invokeAny(one, 1, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> executor.invokeAny(List.of(), LIMIT_SECONDS, TimeUnit.SECONDS));
    assertInterrupted(
        () ->
            executor.invokeAny(List.of(this::passGateAndGiveOne), LIMIT_SECONDS, TimeUnit.SECONDS));
    executor.shutdown();
    assertThrows(
        RejectedExecutionException.class,
        () -> executor.invokeAny(one, LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  /** "Upon normal or exceptional return, tasks that have not completed are cancelled." */
  @Test
  void an_interrupted_invoke_any_cancels_its_tasks() throws Exception {
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    CountDownLatch isRunning = new CountDownLatch(1);
    Callable<Integer> slow =
        () -> {
          isRunning.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            wasInterrupted.countDown();
          }
          return 1;
        };
    assertInterrupted(() -> executor.invokeAny(List.of(slow)), isRunning);
    await(wasInterrupted);
  }

  // Future.cancel

  /** "If the task has not started when cancel is called, this task should never run." */
  @Test
  void a_task_cancelled_before_it_starts_never_runs() throws Exception {
    assumeTrue(hasTasksWait());
    occupy();
    AtomicBoolean hasStarted = new AtomicBoolean();
    Future<?> waiting = executor.submit(() -> hasStarted.set(true));
    assertTrue(waiting.cancel(false));
    gate.countDown();
    executor.shutdown();
    assertTerminates();
    assertFalse(hasStarted.get());
  }

  /** "mayInterruptIfRunning determines whether the thread executing this task is interrupted" */
  @Test
  void cancel_interrupts_if_it_may() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    Future<?> running =
        executor.submit(
            () -> {
              isRunning.countDown();
              try {
                gate.await();
              } catch (InterruptedException e) {
                wasInterrupted.countDown();
              }
            });
    await(isRunning);
    assertTrue(running.cancel(true));
    await(wasInterrupted);
  }

  /** "otherwise, in-progress tasks are allowed to complete" */
  @Test
  void cancel_lets_a_running_task_complete_if_it_may_not() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch hasEnded = new CountDownLatch(1);
    Future<?> running =
        executor.submit(
            () -> {
              isRunning.countDown();
              try {
                gate.await();
              } catch (InterruptedException e) {
                thrown.set(e);
              }
              hasEnded.countDown();
            });
    await(isRunning);
    assertTrue(running.cancel(false));
    gate.countDown();
    await(hasEnded);
    assertNull(thrown.get());
  }

  /** "This method has no effect if the task is already completed or cancelled" */
  @Test
  void cancel_has_no_effect_on_a_completed_task() throws Exception {
    Future<Integer> done = executor.submit(() -> 1);
    assertEquals(1, get(done));
    assertFalse(done.cancel(true));
    assertFalse(done.isCancelled());
    assertEquals(1, get(done));
  }

  /** "isCancelled will always return true if cancel returned true"; isDone is true after cancel. */
  @Test
  void after_cancel_a_future_is_done_and_cancelled() throws Exception {
    Future<?> running = occupy();
    assertFalse(running.isDone());
    assertFalse(running.isCancelled());
    assertTrue(running.cancel(true));
    assertTrue(running.isDone());
    assertTrue(running.isCancelled());
  }

  // Future.isDone, get

  /** "Completion may be due to normal termination, an exception, or cancellation" */
  @Test
  void is_done_is_true_in_all_cases() throws Exception {
    Future<Integer> normal = executor.submit(() -> 1);
    Future<Integer> failed = executor.submit(() -> fail(new IllegalStateException()));
    get(normal);
    assertThrows(ExecutionException.class, () -> get(failed));
    Future<?> cancelled = occupy();
    cancelled.cancel(true);
    assertTrue(normal.isDone() && failed.isDone() && cancelled.isDone());
  }

  /** "Waits if necessary for the computation to complete, and then retrieves its result." */
  @Test
  void get_waits() throws Exception {
    Future<Integer> future = executor.submit(this::passGateAndGiveOne);
    AtomicReference<Integer> got = new AtomicReference<>();
    Thread waiter = waiting(() -> got.set(future.get()));
    assertNull(got.get());
    gate.countDown();
    waiter.join();
    assertEquals(1, got.get());
  }

  /** "CancellationException - if the computation was cancelled" */
  @Test
  void get_of_a_cancelled_task_throws() throws Exception {
    Future<?> running = occupy();
    running.cancel(true);
    assertThrows(CancellationException.class, running::get);
    assertThrows(CancellationException.class, () -> running.get(1, TimeUnit.SECONDS));
  }

  /** "ExecutionException - if the computation threw an exception" */
  @Test
  void get_tells_what_the_task_threw() throws Exception {
    Exception checked = new Exception();
    Error error = new Error();
    assertCause(checked, executor.submit(() -> fail(checked)));
    assertCause(
        error,
        executor.submit(
            () -> {
              throw error;
            }));
  }

  /** "InterruptedException - if the current thread was interrupted while waiting" */
  @Test
  void get_can_be_interrupted() throws Exception {
    Future<?> running = occupy();
    assertInterrupted(running::get);
    assertInterrupted(() -> running.get(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  /** "TimeoutException - if the wait timed out" */
  @Test
  void a_timed_get_times_out() throws Exception {
    Future<?> running = occupy();
    assertThrows(TimeoutException.class, () -> running.get(1, TimeUnit.NANOSECONDS));
    gate.countDown();
    assertNull(running.get(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  /** "CancellationException - if the computation was cancelled"; "ExecutionException - if ..." */
  @Test
  void a_timed_get_tells_how_the_task_ended() throws Exception {
    Future<?> running = occupy();
    running.cancel(true);
    assertThrows(CancellationException.class, () -> running.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    IllegalStateException failure = new IllegalStateException();
    assertCause(failure, executor.submit(() -> fail(failure)));
  }

  /** "isCancelled: Returns true if this task was cancelled before it completed normally." */
  @Test
  void only_a_cancelled_future_says_so() throws Exception {
    Future<Integer> completed = executor.submit(() -> 1);
    assertEquals(1, get(completed));
    assertFalse(completed.isCancelled());
    Future<?> running = occupy();
    running.cancel(true);
    running.cancel(true); // "This method has no effect if the task is already cancelled".
    assertTrue(running.isCancelled());
    assertTrue(running.isDone());
  }

  /** A task that fails does not cost the executor its life. */
  @Test
  void tasks_run_after_others_have_failed() throws Exception {
    for (int i = 0; i < 10; i++) {
      Future<Integer> failed = executor.submit(() -> fail(new IllegalStateException()));
      assertThrows(ExecutionException.class, () -> get(failed));
    }
    assertEquals(1, get(executor.submit(() -> 1)));
  }

  /** Has a task run until the gate opens. */
  private Future<?> occupy() throws InterruptedException {
    CountDownLatch isRunning = new CountDownLatch(1);
    Future<?> running =
        executor.submit(
            () -> {
              isRunning.countDown();
              gate.await();
              return null;
            });
    await(isRunning);
    return running;
  }

  private Void passGate() throws InterruptedException {
    gate.await();
    return null;
  }

  private Integer passGateAndGiveOne() throws InterruptedException {
    gate.await();
    return 1;
  }

  private void passGateWhateverComes() {
    boolean hasPassed = false;
    while (!hasPassed) {
      try {
        gate.await();
        hasPassed = true;
      } catch (InterruptedException e) {
        // The test wants it to go on.
      }
    }
  }

  private static Integer fail(Exception failure) throws Exception {
    throw failure;
  }

  private void assertTerminates() throws InterruptedException {
    assertTrue(executor.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  private static void assertCause(Throwable expected, Future<?> future) {
    ExecutionException failed = assertThrows(ExecutionException.class, () -> get(future));
    assertSame(expected, failed.getCause());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  /** What may throw anything. */
  interface Action {
    void run() throws Exception;
  }

  /** A thread that has come to wait in the action. */
  private static Thread waiting(Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    awaitWaiting(thread);
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(thread.isAlive(), "it did not wait");
      Thread.onSpinWait();
    }
  }

  private static void assertInterrupted(Action action) throws InterruptedException {
    assertInterrupted(action, new CountDownLatch(0));
  }

  private static void assertInterrupted(Action action, CountDownLatch first)
      throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (Exception e) {
                thrown.set(e);
              }
            });
    thread.start();
    await(first);
    awaitWaiting(thread);
    thread.interrupt();
    thread.join();
    assertInstanceOf(InterruptedException.class, thrown.get());
  }
}
