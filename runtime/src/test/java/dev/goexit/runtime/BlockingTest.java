package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import dev.goexit.user.Gate;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** A monitor hands the processor of a worker that blocks or runs long to another worker. */
class BlockingTest {

  /** Each waits for the one started after it, with one processor. */
  @Test
  void goroutines_that_wait_for_later_ones_all_end() throws Exception {
    try (TestScheduler test = TestScheduler.of(1)) {
      List<Goroutine> all = new ArrayList<>();
      CountDownLatch previous = null;
      for (int i = 0; i < 100; i++) {
        CountDownLatch own = new CountDownLatch(1);
        CountDownLatch done = previous;
        all.add(
            test.go(
                () -> {
                  own.await();
                  if (done != null) {
                    done.countDown();
                  }
                }));
        previous = own;
      }
      CountDownLatch last = previous;
      test.run(last::countDown);
      for (Goroutine goroutine : all) {
        TestScheduler.assertReturned(goroutine);
      }
    }
  }

  /** A goroutine that computes for ever does not stop the others. */
  @Test
  void a_computation_does_not_stop_the_others() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    try (TestScheduler test = TestScheduler.of(1)) {
      Goroutine computing =
          test.go(
              () -> {
                while (!isOver.get()) {
                  Thread.onSpinWait();
                }
              });
      for (int i = 0; i < 3; i++) {
        test.run(() -> {});
      }
      isOver.set(true);
      TestScheduler.assertReturned(computing);
    }
  }

  /** F15: a chain of goroutines that each run next cannot starve what waits in the ring. */
  @Test
  void a_chain_of_next_ones_does_not_stop_the_others() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    CountDownLatch isChainOver = new CountDownLatch(1);
    try (TestScheduler test = TestScheduler.of(1)) {
      test.run(
          () -> {
            test.go(() -> isOver.set(true));
            chain(test, isOver, isChainOver);
          });
      isChainOver.await();
    }
  }

  private static void chain(TestScheduler test, AtomicBoolean isOver, CountDownLatch ended) {
    if (isOver.get()) {
      ended.countDown();
    } else {
      test.go(() -> chain(test, isOver, ended));
    }
  }

  /** Join gives the processor up at once, monitor or not. */
  @Test
  void join_lets_the_joined_one_run() throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            for (int i = 0; i < 100; i++) {
              TestScheduler.assertReturned(test.go(() -> {}));
            }
          });
    }
  }

  /** For Java a thread that reads from a socket runs; its stack tells that it does not. */
  @Test
  void goroutines_that_read_from_sockets_do_not_stop_the_others() throws Exception {
    int count = 20;
    try (TestScheduler test = TestScheduler.of(1);
        ServerSocket server = new ServerSocket(0, count, InetAddress.getLoopbackAddress())) {
      List<Goroutine> readers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        readers.add(test.go(() -> readFrom(server)));
      }
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        clients.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      }
      test.run(() -> {});
      for (Socket client : clients) {
        client.getOutputStream().write(1);
        client.close();
      }
      for (Goroutine reader : readers) {
        TestScheduler.assertReturned(reader);
      }
    }
  }

  private static void readFrom(ServerSocket server) throws Exception {
    try (Socket socket = server.accept()) {
      assertEquals(1, socket.getInputStream().read());
    }
  }

  /** 10,000 goroutines that block in turn on queues, locks, semaphores and a socket finish. */
  @Test
  void ten_thousand_that_block_in_turn_finish() throws Exception {
    int count = 10_000;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      blockInTurn(count, client.getInputStream(), accepted.getOutputStream());
    }
  }

  private static void blockInTurn(int count, InputStream input, OutputStream output)
      throws Exception {
    LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
    ReentrantLock lock = new ReentrantLock();
    Semaphore semaphore = new Semaphore(0);
    AtomicInteger sum = new AtomicInteger();
    GoBody taking = () -> sum.addAndGet(queue.take());
    GoBody reading = () -> sum.addAndGet(input.read());
    GoBody locking =
        () -> {
          lock.lock();
          try {
            sum.incrementAndGet();
          } finally {
            lock.unlock();
          }
          semaphore.acquire();
          sum.incrementAndGet();
        };
    GoBody feeding =
        () -> {
          queue.put(2);
          output.write(3);
          semaphore.release();
        };
    try (TestScheduler test = TestScheduler.of(2, 2_000)) {
      List<Goroutine> all = new ArrayList<>();
      test.run(
          () -> {
            for (int i = 0; i < count; i += 100) {
              startBatch(test, all, List.of(taking, reading, locking, feeding));
            }
          });
      for (Goroutine goroutine : all) {
        TestScheduler.assertReturned(goroutine);
      }
    }
    assertEquals(0, queue.size());
    assertEquals(count / 4 * (2 + 3 + 2), sum.get());
  }

  /** 25 that take, 25 that read, 25 that lock, and 25 that feed the others. */
  private static void startBatch(TestScheduler test, List<Goroutine> all, List<GoBody> bodies) {
    for (int i = 0; i < 75; i++) {
      all.add(test.go(bodies.get(i % 3)));
    }
    for (int i = 0; i < 25; i++) {
      all.add(test.go(bodies.get(3)));
    }
  }

  /** A worker that was idle for long ends; the next goroutine gets a new one. */
  @Test
  void idle_threads_go_away() throws Exception {
    try (TestScheduler test = TestScheduler.of(2)) {
      test.scheduler.parking.idleNanos = 1_000;
      List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 3; i++) {
        test.run(() -> threads.add(Thread.currentThread()));
        for (Thread thread : List.copyOf(threads)) {
          thread.join();
        }
      }
      assertEquals(3, Set.copyOf(threads).size());
      while (test.scheduler.workers.count() > 0 || !test.scheduler.isQuiet()) {
        Thread.onSpinWait(); // One that was woken for nothing ends as well.
      }
    }
  }

  /** One that is not idle for so long is used again. */
  @Test
  void a_thread_waits_a_minute_for_the_next_goroutine() {
    try (TestScheduler test = TestScheduler.of(1)) {
      assertEquals(TimeUnit.MINUTES.toNanos(1), test.scheduler.parking.idleNanos);
    }
  }

  /** Who waits in gosched has a thread: at the limit it goes on with a blocked one's processor. */
  @Test
  void at_the_limit_those_in_gosched_go_on() throws Exception {
    Gate gate = new Gate();
    try (TestScheduler test = TestScheduler.of(1, 2)) {
      Goroutine first = test.go(() -> yieldThenOpen(gate));
      Goroutine second = test.go(gate::pass);
      TestScheduler.assertReturned(first);
      TestScheduler.assertReturned(second);
    }
  }

  private static void yieldThenOpen(Gate gate) {
    for (int i = 0; i < 100; i++) {
      Go.gosched();
    }
    gate.open();
  }

  /**
   * When all are blocked at the limit while work waits, one report with the blocked sites, and new
   * starts are rejected until there is room.
   */
  @Test
  void at_the_limit_starts_are_refused_until_there_is_room() throws Exception {
    Gate gate = new Gate();
    List<Goroutine> started = new ArrayList<>();
    String report;
    try (TestScheduler test = TestScheduler.of(2, 3)) {
      PrintStream stderr = System.err;
      ByteArrayOutputStream captured = new ByteArrayOutputStream();
      System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
      try {
        RejectedExecutionException refused =
            assertThrows(
                RejectedExecutionException.class,
                () -> {
                  while (true) {
                    started.add(test.go(gate::pass));
                    Thread.yield();
                  }
                });
        assertTrue(refused.getMessage().contains("all 3 threads of \"test\""), refused::toString);
      } finally {
        System.setErr(stderr);
      }
      report = captured.toString(StandardCharsets.UTF_8);
      gate.open();
      for (Goroutine goroutine : started) {
        TestScheduler.assertReturned(goroutine);
      }
      test.run(() -> {});
    }
    List<String> lines = report.lines().toList();
    assertEquals(3, lines.size(), report);
    assertTrue(lines.get(0).startsWith("goexit: all 3 threads of \"test\" are blocked"), report);
    assertTrue(lines.get(1).startsWith("\tdev.goexit.user.Gate.pass(Gate.java:"), report);
    assertTrue(lines.get(1).endsWith("): 3"), report);
  }
}
