package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.Goroutine;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/**
 * The word for what a goroutine waits for. Rule E12: "status is the wait reason when waiting"; the
 * words are Go's.
 */
class WaitReasonsTest {

  /** Blocks until it is interrupted, and throws whatever it likes then. */
  private interface Blocking {
    void run() throws Exception;
  }

  /** Until the dump says so: on its way there a goroutine is running. Then it is interrupted. */
  private static void assertWaits(String reason, Blocking blocking) throws Exception {
    try (TestScheduler test = TestScheduler.of(1)) {
      Thread[] thread = new Thread[1];
      CountDownLatch isStarted = new CountDownLatch(1);
      Goroutine goroutine =
          test.go(
              () -> {
                thread[0] = Thread.currentThread();
                isStarted.countDown();
                try {
                  blocking.run();
                } catch (InterruptedException expected) {
                  // The test has seen enough.
                }
              });
      isStarted.await();
      String header = "goroutine " + goroutine.id() + " [" + reason + "]:";
      long start = System.nanoTime();
      try {
        while (!goroutine.dump().startsWith(header)) {
          if (System.nanoTime() - start > TestScheduler.LIMIT.toNanos()) {
            assertEquals(header, goroutine.dump());
          }
          Thread.onSpinWait();
        }
      } finally {
        thread[0].interrupt();
      }
      TestScheduler.assertReturned(goroutine);
    }
  }

  @Test
  void sleep() throws Exception {
    assertWaits("sleep", () -> TimeUnit.DAYS.sleep(1));
  }

  @Test
  void a_taker_of_a_queue_receives() throws Exception {
    assertWaits("chan receive", () -> new LinkedBlockingQueue<>().take());
    assertWaits("chan receive", () -> new ArrayBlockingQueue<>(1).poll(1, TimeUnit.DAYS));
    assertWaits("chan receive", () -> new LinkedBlockingDeque<>().takeLast());
    assertWaits("chan receive", () -> new SynchronousQueue<>().take());
    assertWaits("chan receive", () -> new LinkedTransferQueue<>().take());
  }

  @Test
  void a_putter_sends() throws Exception {
    assertWaits("chan send", () -> new ArrayBlockingQueue<>(1, false, List.of(1)).put(2));
    assertWaits("chan send", () -> new SynchronousQueue<>().put(1));
    assertWaits("chan send", () -> new LinkedTransferQueue<>().transfer(1));
  }

  @Test
  void locks() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    ReentrantReadWriteLock shared = new ReentrantReadWriteLock();
    lock.lock();
    shared.writeLock().lock();
    try {
      assertWaits("sync.Mutex.Lock", lock::lockInterruptibly);
      assertWaits("sync.RWMutex.RLock", () -> shared.readLock().lockInterruptibly());
      assertWaits("sync.RWMutex.Lock", () -> shared.writeLock().lockInterruptibly());
    } finally {
      shared.writeLock().unlock();
      lock.unlock();
    }
  }

  @Test
  void conditions_and_monitors() throws Exception {
    Object monitor = new Object();
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();

    assertWaits(
        "sync.Cond.Wait",
        () -> {
          synchronized (monitor) {
            monitor.wait();
          }
        });
    assertWaits(
        "sync.Cond.Wait",
        () -> {
          lock.lock();
          try {
            condition.await();
          } finally {
            lock.unlock();
          }
        });
  }

  @Test
  void latches_and_semaphores() throws Exception {
    assertWaits("sync.WaitGroup.Wait", () -> new CountDownLatch(1).await());
    assertWaits("semacquire", () -> new Semaphore(0).acquire());
  }

  /** For these Go has no word. */
  @Test
  void anything_else_just_waits() throws Exception {
    assertWaits("waiting", LockSupport::park);
    assertWaits("waiting", () -> new CompletableFuture<>().get());
    assertWaits("waiting", () -> Thread.currentThread().join());
  }

  /** Who cannot enter a monitor; it cannot be interrupted, so it is let in. */
  @Test
  void a_monitor_that_another_has() throws Exception {
    Object monitor = new Object();
    try (TestScheduler test = TestScheduler.of(1)) {
      Goroutine goroutine;
      synchronized (monitor) {
        goroutine =
            test.go(
                () -> {
                  synchronized (monitor) {
                    monitor.notifyAll();
                  }
                });
        while (!goroutine.dump().contains("[sync.Mutex.Lock]")) {
          Thread.onSpinWait();
        }
      }
      TestScheduler.assertReturned(goroutine);
    }
  }

  /** A thread that reads from a socket is runnable for Java; only its stack tells. */
  @Test
  void a_reader_of_a_socket_waits_for_io() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept();
        TestScheduler test = TestScheduler.of(1)) {
      InputStream input = accepted.getInputStream();
      Goroutine reader = test.go(() -> assertEquals(-1, input.read()));
      while (!reader.dump().contains("[IO wait]")) {
        Thread.onSpinWait();
      }
      client.shutdownOutput();
      TestScheduler.assertReturned(reader);
    }
  }
}
