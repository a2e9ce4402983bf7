package dev.goexit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What a GoroutineExecutor does besides what every executor does. */
class GoroutineExecutorTest {

  /** A future of an exited task completes: ExecutionException caused by the GoexitSignal. */
  @Test
  void the_future_of_an_exited_task_completes() {
    try (GoroutineExecutor executor = one()) {
      Future<?> exited = executor.submit(() -> Goexit.exit(3));
      ExecutionException failed = assertThrows(ExecutionException.class, exited::get);
      assertEquals(3, assertInstanceOf(GoexitSignal.class, failed.getCause()).status());
    }
  }

  /** The creation site is the line that gave the task away, not the JDK's that passed it on. */
  @Test
  void a_task_was_created_where_the_user_handed_it_over() throws Exception {
    try (GoroutineExecutor executor = one()) {
      String here = getClass().getName();
      assertEquals(here, executor.submit(GoroutineExecutorTest::siteClass).get());
      assertEquals(here, executor.invokeAny(List.of(GoroutineExecutorTest::siteClass)));
      CompletableFuture<Integer> first = new CompletableFuture<>();
      CompletableFuture<String> second =
          first.thenApplyAsync(x -> x, executor).thenApplyAsync(x -> siteClass(), executor);
      first.complete(1);
      String passedOn = second.get(); // One future starts the next: there is no user's line.
      assertTrue(passedOn.startsWith("java.util.concurrent.CompletableFuture"), passedOn);
    }
  }

  /** A library may start goroutines for its caller. */
  @Test
  void a_line_that_is_told_counts_as_the_creation_site() throws Exception {
    StackTraceElement told = new StackTraceElement("app.Main", "main", "Main.java", 7);
    try (GoroutineExecutor executor = one()) {
      assertSame(told, executor.go("named", () -> {}, told).creationSite());
      CompletableFuture<Object> site = new CompletableFuture<>();
      executor.execute(() -> site.complete(Goroutine.current().creationSite()), told);
      assertSame(told, site.get());
      String here = getClass().getName();
      assertEquals(here, executor.go("", () -> {}, null).creationSite().getClassName());
    }
  }

  private static String siteClass() {
    return Goroutine.current().creationSite().getClassName();
  }

  /** It works under CompletableFuture.supplyAsync. */
  @Test
  void a_completable_future_completes_by_return_panic_and_exit() {
    try (GoroutineExecutor executor = one()) {
      assertEquals(1, CompletableFuture.supplyAsync(() -> 1, executor).join());
      IllegalStateException panic = new IllegalStateException();
      CompletableFuture<?> panicked =
          CompletableFuture.runAsync(
              () -> {
                throw panic;
              },
              executor);
      assertSame(panic, assertThrows(CompletionException.class, panicked::join).getCause());
      CompletableFuture<?> exited =
          CompletableFuture.runAsync(() -> Goexit.exit(), executor).thenApply(x -> x);
      assertInstanceOf(
          GoexitSignal.class, assertThrows(CompletionException.class, exited::join).getCause());
    }
  }

  /**
   * As Spring's TaskDecorator and DelegatingSecurityContextExecutor wrap: a context is put on the
   * thread around each task, and taken off in a finally block, by an exit as by a return.
   */
  @Test
  void a_decorator_that_carries_a_context_takes_it_off_after_an_exit() throws Exception {
    ThreadLocal<String> context = new ThreadLocal<>();
    PrintStream stderr = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try (GoroutineExecutor executor = one()) {
      Executor decorated =
          task -> {
            String ofCaller = context.get();
            executor.execute(
                () -> {
                  context.set(ofCaller);
                  try {
                    task.run();
                  } finally {
                    context.remove();
                  }
                });
          };
      context.set("caller's");
      List<String> seen = Collections.synchronizedList(new ArrayList<>());
      FutureTask<String> exiting =
          new FutureTask<>(
              () -> {
                seen.add(context.get());
                throw Goexit.exit(3);
              });
      decorated.execute(exiting);
      ExecutionException failed = assertThrows(ExecutionException.class, exiting::get);
      assertEquals(3, assertInstanceOf(GoexitSignal.class, failed.getCause()).status());
      decorated.execute(() -> Goexit.exit(4));
      assertNull(executor.submit(context::get).get());
      FutureTask<String> next = new FutureTask<>(context::get);
      decorated.execute(next);
      assertEquals("caller's", next.get());
      assertEquals(List.of("caller's"), seen);
    } finally {
      System.setErr(stderr);
    }
    assertEquals("", told.toString(StandardCharsets.UTF_8), "the future has told it, nobody else");
  }

  /** As Spring's TaskExecutorAdapter submits: a FutureTask of its own, given to execute. */
  @Test
  void a_future_task_given_to_execute_tells_its_waiters_of_return_panic_and_exit()
      throws Exception {
    try (GoroutineExecutor executor = one()) {
      FutureTask<Integer> returning = new FutureTask<>(() -> 1);
      IllegalStateException panic = new IllegalStateException();
      FutureTask<Integer> panicking =
          new FutureTask<>(
              () -> {
                throw panic;
              });
      FutureTask<Integer> exiting = new FutureTask<>(() -> Goexit.exit(), 1);
      executor.execute(returning);
      executor.execute(panicking);
      executor.execute(exiting);
      assertEquals(1, returning.get());
      assertSame(panic, assertThrows(ExecutionException.class, panicking::get).getCause());
      assertInstanceOf(
          GoexitSignal.class, assertThrows(ExecutionException.class, exiting::get).getCause());
    }
  }

  /** The thread goes back clean: interrupt flag, context loader, name, priority. */
  @Test
  void the_next_goroutine_meets_a_clean_thread() throws Exception {
    try (GoroutineExecutor executor = one()) {
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      executor.go(() -> describe(before)).join();
      executor
          .go(
              () -> {
                Thread thread = Thread.currentThread();
                thread.setName("spoiled");
                thread.setPriority(Thread.MIN_PRIORITY);
                thread.setContextClassLoader(null);
                thread.interrupt();
                Goexit.exit();
              })
          .join();
      executor.go(() -> describe(after)).join();
      assertEquals(before, after);
    }
  }

  private static void describe(List<String> into) {
    Thread thread = Thread.currentThread();
    into.add(thread.getName());
    into.add("priority " + thread.getPriority());
    into.add("loader " + thread.getContextClassLoader());
    into.add("interrupted " + thread.isInterrupted());
    into.add("exiting " + Goexit.isExiting());
  }

  /** A goroutine that never ran is told to have panicked: its waiters must not hang. */
  @Test
  void a_goroutine_given_back_by_shutdown_now_has_an_outcome() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    try (GoroutineExecutor executor = one()) {
      executor.go(() -> untilInterrupted(isRunning));
      isRunning.await();
      Goroutine waiting = executor.go(() -> {});
      assertEquals(1, executor.shutdownNow().size());
      waiting.join();
      assertInstanceOf(Outcome.Panicked.class, waiting.outcome().orElseThrow());
    }
  }

  /** Close waits for the tasks; interrupted, it interrupts them and waits on. */
  @Test
  void close_waits_and_interrupts_when_it_is_interrupted() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    GoroutineExecutor executor = one();
    Goroutine blocked = executor.go(() -> untilInterrupted(isRunning));
    isRunning.await();
    Thread.currentThread().interrupt();
    executor.close();
    assertTrue(Thread.interrupted());
    assertTrue(executor.isTerminated());
    assertInstanceOf(Outcome.Exited.class, blocked.outcome().orElseThrow());
  }

  private static void untilInterrupted(CountDownLatch isRunning) {
    isRunning.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw Goexit.exit();
    }
  }

  /** With threads to spare, goroutines that wait for later ones come to their end. */
  @Test
  void with_more_threads_than_processors_blocked_ones_give_their_place() throws Exception {
    try (GoroutineExecutor executor =
        GoroutineExecutor.builder().parallelism(1).maxThreads(20).build()) {
      CountDownLatch gate = new CountDownLatch(1);
      List<Future<?>> waiting = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        waiting.add(
            executor.submit(
                () -> {
                  gate.await();
                  return null;
                }));
      }
      executor.submit(gate::countDown).get();
      for (Future<?> future : waiting) {
        future.get(60, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void limits_below_one_are_refused() {
    GoroutineExecutor.Builder builder = GoroutineExecutor.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.parallelism(0));
    assertThrows(IllegalArgumentException.class, () -> builder.maxThreads(0));
    assertThrows(
        IllegalStateException.class,
        () -> GoroutineExecutor.builder().virtual().parallelism(2).build());
  }

  /** Before 21 there are no virtual threads: a clear error that names the JDK. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void virtual_is_refused_before_jdk_21() {
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class,
            () -> GoroutineExecutor.builder().virtual().build());
    assertEquals(
        "virtual(): this is JDK "
            + Runtime.version().feature()
            + ", which has no virtual threads; use JDK 21 or later, or leave virtual() out",
        refused.getMessage());
  }

  /**
   * 100,000 blocked goroutines within a memory budget of 4 KB each: descriptor, handle, the virtual
   * thread and its few frames.
   */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void a_hundred_thousand_blocked_goroutines_fit_into_400_megabytes() throws Exception {
    int count = 100_000;
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch arrived = new CountDownLatch(count);
    try (GoroutineExecutor executor = GoroutineExecutor.builder().virtual().build()) {
      executor.go(() -> {}).join();
      long before = usedMemory();
      for (int i = 0; i < count; i++) {
        executor.execute(
            () -> {
              arrived.countDown();
              try {
                gate.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
      }
      arrived.await();
      long each = (usedMemory() - before) / count;
      gate.countDown();
      assertTrue(each < 4_000, "bytes each: " + each);
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** The same goroutine API on virtual threads. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void goroutines_run_on_virtual_threads() throws Exception {
    List<String> names = new ArrayList<>();
    try (GoroutineExecutor executor = GoroutineExecutor.builder().virtual().name("light").build()) {
      Goroutine exited =
          executor.go(
              () -> {
                names.add(Thread.currentThread().getName());
                throw Goexit.exit(4);
              });
      exited.join();
      assertEquals(
          4, assertInstanceOf(Outcome.Exited.class, exited.outcome().orElseThrow()).status());
      assertFalse(exited.status() != GoroutineStatus.DEAD);
    }
    assertEquals(List.of("light-1"), names);
  }

  private static GoroutineExecutor one() {
    return GoroutineExecutor.builder().parallelism(1).build();
  }
}
