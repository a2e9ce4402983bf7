package dev.goexit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A benchmark and its baseline compute the same, under the real agent. */
class BenchmarksIT {

  /** Open, work, close in a deferred call: what try/finally does. */
  @ParameterizedTest
  @ValueSource(strings = {"returned", "unwound"})
  void deferred_calls_close_what_try_finally_closes(String history) throws Exception {
    DeferBenchmark deferring = new DeferBenchmark();
    TryFinallyBenchmark byHand = new TryFinallyBenchmark();
    for (Resources state : new Resources[] {deferring, byHand}) {
      state.history = history;
      state.unwind();
    }
    for (int i = 0; i < deferring.functions().size(); i++) {
      int openedBefore = byHand.opened;
      deferring.opened = openedBefore;
      deferring.closed = byHand.closed;
      assertEquals(byHand.functions().get(i).call(), deferring.functions().get(i).call());
      assertEquals(byHand.closed, deferring.closed);
      assertEquals(byHand.opened, deferring.opened);
      assertTrue(byHand.opened > openedBefore);
    }
  }

  /** A panic closes too, and is recovered where the function recovers. */
  @Test
  void a_panic_closes_and_is_recovered_as_by_catch() throws Exception {
    DeferBenchmark deferring = new DeferBenchmark();
    TryFinallyBenchmark byHand = new TryFinallyBenchmark();
    IllegalStateException failure = new IllegalStateException();
    for (Resources state : new Resources[] {deferring, byHand}) {
      state.leaving =
          () -> {
            throw failure;
          };
    }
    assertEquals(byHand.eightRecovering(), deferring.eightRecovering());
    assertEquals(failure, byHand.recovered);
    assertEquals(failure, deferring.recovered);
    assertEquals(byHand.closed, deferring.closed);
  }

  /** A loop that defers runs as many calls as a stack of closers. */
  @Test
  void a_loop_defers_as_many_calls_as_a_stack_of_closers() {
    LoopBenchmark deferring = new LoopBenchmark();
    LoopByHandBenchmark byHand = new LoopByHandBenchmark();
    for (int i = 0; i < 3; i++) {
      assertEquals(byHand.stackOfClosers(), deferring.deferInLoop());
      assertEquals(byHand.closed, deferring.closed);
    }
  }

  /** Exits and panics end where throws are caught, and run the deferred call of each frame. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100})
  void exits_and_panics_end_where_throws_are_caught(int frames) {
    ExitBenchmark exits = new ExitBenchmark();
    ThrowBenchmark thrown = new ThrowBenchmark();
    PanicBenchmark panics = new PanicBenchmark();
    exits.frames = frames;
    thrown.frames = frames;
    panics.frames = frames;
    assertEquals(thrown.preallocated(), exits.toBoundary());
    assertEquals(thrown.newException(), exits.fromRun());
    assertEquals(1, panics.panicAndRecover());
    assertEquals(frames, thrown.preallocatedFinallyInEach());
    assertEquals(frames, exits.deferInEachToBoundary());
  }

  /** Guarded handlers run as ever. */
  @Test
  void handlers_do_their_work() {
    HandlersBenchmark handlers = new HandlersBenchmark();
    assertEquals(32, handlers.catchNeverEntered());
    assertEquals(1, handlers.caughtInlined());
    assertEquals(2, handlers.caughtFromCall());
    assertTrue(handlers.resourceNeverFailing() > 0);
  }

  /** The libraries do their work. */
  @Test
  void libraries_do_their_work() throws Exception {
    JacksonBenchmark jackson = new JacksonBenchmark();
    jackson.prepare();
    assertEquals(4711, jackson.read().number());
    H2Benchmark h2 = new H2Benchmark();
    h2.open();
    assertEquals(100_000, h2.transfer());
    h2.close();
  }

  /** Every pool runs all tasks of every benchmark. */
  @ParameterizedTest
  @ValueSource(strings = {"goroutines", "goroutineExecutor", "forkJoinPool", "threadPoolExecutor"})
  void every_pool_runs_all_tasks(String name) throws Exception {
    PoolState pool = new PoolState();
    pool.pool = name;
    pool.open();
    StartBenchmark starts = new StartBenchmark();
    FanBenchmark fan = new FanBenchmark();
    TreeBenchmark trees = new TreeBenchmark();
    assertEquals(0, starts.returnFromOutside(pool));
    assertEquals(0, starts.returnFromInside(pool));
    if (name.startsWith("goroutine")) {
      assertEquals(0, starts.exitFromOutside(pool));
      assertEquals(0, starts.exitFromInside(pool));
    }
    long sum = IntStream.range(0, FanBenchmark.TASKS).map(FanBenchmark::work).sum();
    assertEquals(sum, fan.fanOutFanIn(pool));
    assertEquals((2 << trees.height) - 1, trees.tree(pool));
    pool.close();
  }

  /** Two tasks hand a number to and fro. */
  @ParameterizedTest
  @ValueSource(strings = {"goroutines", "goroutineExecutor", "forkJoinPool", "threadPoolExecutor"})
  void ping_pong_counts_its_rounds(String name) throws Exception {
    PoolState.OfTwo pool = new PoolState.OfTwo();
    pool.pool = name;
    pool.open();

    assertEquals(PingPongBenchmark.ROUNDS, new PingPongBenchmark().rounds(pool));
    pool.close();
  }
}
