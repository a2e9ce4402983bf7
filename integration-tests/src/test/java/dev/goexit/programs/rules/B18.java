package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import java.util.concurrent.locks.ReentrantLock;

/** B18: deferred unlocks run during a panic, so the lock is free after recovery. */
@Defers
final class B18 {

  static final ReentrantLock mu = new ReentrantLock();

  static void locked() {
    mu.lock();
    defer(mu::unlock);
    throw panic("P");
  }

  static void f() {
    defer(() -> println("recovered", recover()));
    locked();
  }

  public static void main(String[] args) {
    f();
    println("free", !mu.isLocked());
  }
}
