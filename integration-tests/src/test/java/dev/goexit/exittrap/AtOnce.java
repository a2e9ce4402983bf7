package dev.goexit.exittrap;

import dev.goexit.ExitTrap;
import dev.goexit.Go;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** Eight commands at once, with different statuses and outputs, many rounds. */
public final class AtOnce {
  private static final int COMMANDS = 8;

  private AtOnce() {}

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    AtomicInteger good = new AtomicInteger();
    long threads = threads();
    CyclicBarrier start = new CyclicBarrier(COMMANDS);
    Thread[] runners = new Thread[COMMANDS];
    for (int i = 0; i < COMMANDS; i++) {
      int number = i;
      runners[i] = new Thread(() -> run(number, rounds, start, good));
      runners[i].start();
    }
    for (Thread runner : runners) {
      runner.join();
    }
    System.out.println("good " + good + " of " + rounds * COMMANDS);
    System.out.println("threads left " + (threads() - threads));
  }

  /**
   * Without those of the shared scheduler and its monitors, which are there for the next goroutine.
   */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("goroutine-"))
        .filter(thread -> thread.getThreadGroup() == Thread.currentThread().getThreadGroup())
        .count();
  }

  private static void run(int number, int rounds, CyclicBarrier start, AtomicInteger good) {
    try {
      for (int round = 0; round < rounds; round++) {
        start.await();
        int status = round * COMMANDS + number;
        ExitTrap.Result<Void> result =
            ExitTrap.builder().captureOutput().run(() -> command(number, status));
        boolean isGood =
            result.exitStatus().getAsInt() == status
                && result.output().out().equals("command " + status + System.lineSeparator())
                && result.laterExits().isEmpty()
                && result.stragglers().isEmpty()
                && !Thread.currentThread().isInterrupted();
        if (isGood) {
          good.incrementAndGet();
        } else {
          System.out.println("round " + round + " command " + number + ": " + result);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** On its own thread, on another, or on a goroutine. */
  private static void command(int number, int status) throws InterruptedException {
    System.out.println("command " + status);
    switch (number % 3) {
      case 0 -> System.exit(status);
      case 1 -> {
        new Thread(() -> System.exit(status)).start();
        new CountDownLatch(1).await();
      }
      default -> {
        Go.go(() -> System.exit(status));
        new CountDownLatch(1).await();
      }
    }
  }
}
