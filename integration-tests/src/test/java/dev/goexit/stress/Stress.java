package dev.goexit.stress;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.runtime.Faults;
import java.time.Duration;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts so many goroutines, by a seed, with faults injected: panics, exits, interrupts, errors of
 * the machine in deferred calls, threads refused. Arguments: seed, number of goroutines. Prints
 * what came of it; the first thing that is not as it must be ends the JVM with status 1.
 */
@Defers
public final class Stress {
  private static final int MOST_PENDING = 1_000;
  private static final int REFUSED_ONE_IN = 3;
  private static final int ROUNDS = 10;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final AtomicInteger PENDING = new AtomicInteger();
  private static final AtomicLong DEFERRED = new AtomicLong();
  private static final AtomicLong RUN = new AtomicLong();
  private static final AtomicInteger CLEANED_UP = new AtomicInteger();
  private static final Queue<Started> TO_CHECK = new ConcurrentLinkedQueue<>();
  private static final AtomicReferenceArray<Thread> THREADS = new AtomicReferenceArray<>(64);
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Semaphore PERMITS = new Semaphore(0);

  private static long seed;
  private static int count;

  private record Started(Goroutine goroutine, Plan plan) {}

  private Stress() {}

  public static void main(String[] args) throws InterruptedException {
    seed = Long.parseLong(args[0]);
    count = Integer.parseInt(args[1]);
    Thread.setDefaultUncaughtExceptionHandler(Stress::panicked);
    Faults.refuseThreads(new SplittableRandom(seed), REFUSED_ONE_IN);
    long afterFirst = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      startUpTo((int) ((long) count * round / ROUNDS));
      long used = usedBytes();
      afterFirst = round == 1 ? used : afterFirst;
      System.err.println(
          "round "
              + round
              + ": started "
              + STARTED
              + ", heap "
              + used / 1024
              + " KiB, descriptors "
              + Faults.descriptors());
      check(used < afterFirst + (8 << 20), "memory grows: " + afterFirst + " to " + used);
    }
    Faults.stop();
    Faults.await(() -> Faults.isQuiet() && Faults.created() == Faults.ended());
    check(Faults.created() >= count, "created " + Faults.created());
    check(STARTED.get() == CLEANED_UP.get(), STARTED + " started, " + CLEANED_UP + " cleaned up");
    check(DEFERRED.get() == RUN.get(), DEFERRED + " deferred, " + RUN + " run");
    check(Faults.descriptors() <= 4096, Faults.descriptors() + " descriptors are left");
    System.out.println("each deferred call ran once, created = ended, all threads are parked");
  }

  private static void startUpTo(int number) throws InterruptedException {
    while (STARTED.get() < number) {
      try {
        start();
      } catch (RejectedExecutionException refused) {
        Thread.yield(); // Not even the first thread could be had.
      }
      while (PENDING.get() > MOST_PENDING) {
        checkOne();
      }
    }
    while (PENDING.get() > 0) {
      checkOne();
    }
  }

  private static void start() {
    int number = STARTED.incrementAndGet();
    Plan plan = new Plan(number, new SplittableRandom(seed * 31 + number));
    SplittableRandom random = new SplittableRandom(seed * 17 + number);
    boolean isStarted = false;
    PENDING.incrementAndGet();
    try {
      TO_CHECK.add(new Started(Go.go(() -> run(plan, random)), plan));
      isStarted = true;
    } finally {
      if (!isStarted) {
        STARTED.decrementAndGet();
        PENDING.decrementAndGet();
      }
    }
  }

  private static void checkOne() throws InterruptedException {
    Started one = TO_CHECK.poll();
    if (one == null) {
      Thread.yield(); // It is about to be listed.
      return;
    }
    boolean hasEnded = one.goroutine.join(LIMIT);
    if (!hasEnded) {
      System.err.println(Goroutine.dumpAll());
    }
    check(hasEnded, one.goroutine + " has not ended");
    String told = Plan.told(one.goroutine.outcome().orElseThrow());
    check(told.equals(one.plan.expected()), "expected " + one.plan.expected() + ", was " + told);
    PENDING.decrementAndGet();
  }

  // The goroutine

  private static void run(Plan plan, SplittableRandom random) {
    AtomicInteger left = new AtomicInteger(plan.deferred.length);
    int[] runs = new int[plan.deferred.length];
    DEFERRED.incrementAndGet();
    defer(() -> cleanUp(plan, left, runs));
    THREADS.set(random.nextInt(THREADS.length()), Thread.currentThread());
    live(random);
    finish(plan, left, runs);
  }

  /** Defers in reverse: the last deferred runs first. */
  private static void finish(Plan plan, AtomicInteger left, int[] runs) {
    for (int i = plan.deferred.length - 1; i >= 0; i--) {
      int at = i;
      DEFERRED.incrementAndGet();
      defer(
          () -> {
            RUN.incrementAndGet();
            runs[at]++;
            check(left.getAndDecrement() == plan.deferred.length - at, "out of order");
            if (plan.deferred[at] == Plan.Step.RECOVER) {
              recover();
            }
            plan.run(plan.deferred[at]);
          });
    }
    plan.run(plan.end);
  }

  private static void cleanUp(Plan plan, AtomicInteger left, int[] runs) {
    RUN.incrementAndGet();
    CLEANED_UP.incrementAndGet();
    check(left.get() == 0, left + " deferred calls of " + plan.number + " have not run");
    for (int times : runs) {
      check(times == 1, "a deferred call of " + plan.number + " ran " + times + " times");
    }
  }

  private static void live(SplittableRandom random) {
    for (int i = random.nextInt(4); i > 0; i--) {
      step(random);
    }
  }

  private static void step(SplittableRandom random) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> startIfRoom();
      case 3 -> Go.gosched();
      case 4 -> Go.run(() -> Goexit.exit(1));
      case 5 -> interruptOne(random);
      case 6 -> {
        LOCK.lock();
        try {
          startIfRoom();
        } finally {
          LOCK.unlock();
        }
      }
      case 7 -> {
        PERMITS.release();
        PERMITS.acquireUninterruptibly();
      }
      case 8 -> LockSupport.parkNanos(1_000);
      default -> joinOne();
    }
  }

  private static void startIfRoom() {
    if (STARTED.get() < count && PENDING.get() < MOST_PENDING) {
      try {
        start();
      } catch (RejectedExecutionException refused) {
        // Another will be started in its place.
      }
    }
  }

  private static void interruptOne(SplittableRandom random) {
    Thread thread = THREADS.get(random.nextInt(THREADS.length()));
    if (thread != null) {
      thread.interrupt();
    }
  }

  private static void joinOne() {
    try {
      Go.go(() -> {}).join();
    } catch (InterruptedException | RejectedExecutionException interrupted) {
      // That is what interrupts are for; and a start may be refused.
    }
  }

  // Verdicts

  private static void panicked(Thread thread, Throwable thrown) {
    boolean isExpected =
        thrown instanceof OutOfMemoryError
            || thrown instanceof dev.goexit.PanicException panic
                && panic.value() instanceof Plan.Value;
    if (!isExpected) {
      thrown.printStackTrace();
    }
    check(isExpected, "panicked by " + thrown);
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void check(boolean isAsItMustBe, String otherwise) {
    if (!isAsItMustBe) {
      System.err.println("seed " + seed + ": " + otherwise);
      Runtime.getRuntime().halt(1);
    }
  }
}
