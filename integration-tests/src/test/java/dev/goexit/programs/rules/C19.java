package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C19: a wrapper that turns panics into errors sees none after Goexit. */
@Defers
final class C19 {

  private static final class Box {
    Object err;
  }

  static void recoverToError(GoBody body, Box b) throws Throwable {
    defer(() -> b.err = recover());
    body.run();
  }

  static void report(GoBody body) throws Throwable {
    Box b = new Box();
    defer(() -> println("error seen", b.err));
    recoverToError(body, b);
    println("wrapper returned");
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine panicking = Go.go(() -> report(() -> panic("P")));
    panicking.join();
    Goroutine exiting = Go.go(() -> report(() -> Goexit.exit()));
    exiting.join();
  }
}
