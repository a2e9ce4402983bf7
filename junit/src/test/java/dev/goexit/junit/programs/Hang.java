package dev.goexit.junit.programs;

import java.util.concurrent.CountDownLatch;

/** Never ends. */
public final class Hang {
  private Hang() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("hanging");
    waitForNothing();
  }

  private static void waitForNothing() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
