package dev.goexit.user;

import java.util.concurrent.CountDownLatch;

/** A user's class: a report names where its code waits. */
public final class Gate {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Waits until it is open. */
  public void pass() throws InterruptedException {
    latch.await();
  }

  /** Lets all pass. */
  public void open() {
    latch.countDown();
  }
}
