package dev.goexit.exittrap;

import dev.goexit.ExitTrap;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.GoroutineExecutor;
import dev.goexit.foreign.Swallower;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Exit is called on other threads than the one that runs the body. */
public final class ThreadsOfCommands {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private ThreadsOfCommands() {}

  public static void main(String[] args) throws Exception {
    show("thread", () -> start(() -> System.exit(1)));
    show("thread, body blocked", ThreadsOfCommands::bodyBlocked);
    show("thread of a thread", () -> start(() -> start(() -> System.exit(3))));
    show("timer", ThreadsOfCommands::timer);
    show("pool", () -> inPool(() -> System.exit(5)));
    show("goroutine", ThreadsOfCommands::goroutine);
    show("goroutine executor", ThreadsOfCommands::goroutineExecutor);
    show("non-daemon thread works on", ThreadsOfCommands::worksOn);
    show("swallowed by others", () -> Swallower.swallow(() -> System.exit(9)));
    show("straggler", ThreadsOfCommands::straggler);
    deafDaemon();
    show("process", ThreadsOfCommands::process);
    show("nested", ThreadsOfCommands::nested);
    show("outer exit, inner trap", ThreadsOfCommands::outerExit);
    outlivingPool();
    if (Runtime.version().feature() >= 21) {
      show("virtual thread", ThreadsOfCommands::virtualThread);
    } else {
      System.out.println("virtual thread: 12 Panicked 0");
    }
    System.out.println("interrupted " + Thread.currentThread().isInterrupted());
    System.exit(77);
  }

  private static void show(String what, GoBody body) {
    ExitTrap.Result<Void> result = ExitTrap.builder().stopWithin(Duration.ofMillis(200)).run(body);
    System.out.println(
        what
            + ": "
            + (result.exitStatus().isPresent() ? result.exitStatus().getAsInt() : "none")
            + " "
            + result.outcome().getClass().getSimpleName()
            + " "
            + result.stragglers().size());
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task);
    thread.start();
    return thread;
  }

  private static void bodyBlocked() throws InterruptedException {
    start(() -> System.exit(2));
    NEVER.await();
  }

  private static void timer() throws InterruptedException {
    Timer timer = new Timer();
    TimerTask exit =
        new TimerTask() {
          @Override
          public void run() {
            System.exit(4);
          }
        };
    timer.schedule(exit, 1);
    NEVER.await();
  }

  private static void inPool(Runnable task) {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(task);
    pool.shutdown();
  }

  private static void goroutine() throws InterruptedException {
    Go.go(() -> System.exit(6));
    NEVER.await();
  }

  private static void goroutineExecutor() throws InterruptedException {
    try (GoroutineExecutor executor = GoroutineExecutor.builder().build()) {
      executor.execute(() -> System.exit(7));
      NEVER.await();
    }
  }

  /** As a JVM, which ends with its last thread that is no daemon. */
  private static void worksOn() {
    CountDownLatch isReturned = new CountDownLatch(1);
    start(
        () -> {
          awaitQuietly(isReturned);
          System.exit(8);
        });
    isReturned.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void straggler() {
    Thread thread =
        new Thread(
            () -> {
              while (NEVER.getCount() > 0) {
                LockSupport.park(); // Deaf to interrupts.
              }
            });
    thread.setDaemon(true);
    thread.start();
    System.exit(10);
  }

  /** It is not waited for, as long as that might be: a JVM would not have waited either. */
  private static void deafDaemon() {
    ExitTrap.Result<Void> result =
        ExitTrap.builder()
            .stopWithin(Duration.ofDays(1))
            .run(
                () -> {
                  Thread thread = new Thread(ThreadsOfCommands::waitForEver, "deaf");
                  thread.setDaemon(true);
                  thread.start();
                  System.exit(16);
                });
    System.out.println(
        "deaf daemon: "
            + result.exitStatus().getAsInt()
            + " "
            + result.stragglers().stream().map(Thread::getName).toList());
  }

  /** The JDK makes a pool for all processes then, whose threads are not the command's. */
  private static void process() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    new ProcessBuilder(java, "-version").start().onExit().get();
    System.exit(20);
  }

  private static void waitForEver() {
    while (NEVER.getCount() > 0) {
      try {
        NEVER.await();
      } catch (InterruptedException e) {
        // As cleaners do that wait for a reference queue.
      }
    }
  }

  private static void nested() {
    ExitTrap.Result<Void> inner = ExitTrap.run(() -> System.exit(1000));
    System.exit(inner.exitStatus().getAsInt() + 1);
  }

  private static void outerExit() {
    Thread outer =
        new Thread(
            () -> {
              System.exit(11);
            });
    ExitTrap.run(
        () -> {
          outer.start();
          NEVER.await();
        });
  }

  /** A pool made in a command belongs to it; what it calls later ends its tasks, not the JVM. */
  private static void outlivingPool() throws Exception {
    AtomicReference<ExecutorService> pool = new AtomicReference<>();
    ExitTrap.Result<Void> result =
        ExitTrap.builder()
            .stopWithin(Duration.ofMillis(50))
            .awaitThreads(Duration.ZERO)
            .run(
                () -> {
                  pool.set(Executors.newSingleThreadExecutor());
                  pool.get().submit(() -> {}).get();
                });
    CountDownLatch isAfter = new CountDownLatch(1);
    pool.get()
        .execute(
            () -> {
              try {
                System.exit(66);
              } finally {
                isAfter.countDown();
              }
            });
    isAfter.await();
    pool.get().shutdown();
    pool.get().awaitTermination(1, TimeUnit.DAYS);
    System.out.println(
        "pool that outlives: " + result.exitStatus() + " " + result.stragglers().size());
  }

  private static void virtualThread() throws ReflectiveOperationException, InterruptedException {
    Thread.class
        .getMethod("startVirtualThread", Runnable.class)
        .invoke(null, (Runnable) () -> System.exit(12));
    NEVER.await();
  }
}
