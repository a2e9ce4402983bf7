package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import java.util.concurrent.CountDownLatch;

/** C13: Goexit in main: the others go on; when none is left, that is a fatal error. */
@Defers
final class C13 {

  public static void main(String[] args) {
    CountDownLatch mainHasLeft = new CountDownLatch(1);
    defer(mainHasLeft::countDown);
    Go.go(
        () -> {
          mainHasLeft.await();
          println("other goes on");
          defer(() -> println("other deferred"));
        });
    defer(() -> println("main deferred"));
    defer(() -> println("main deferred, recover gives", recover()));
    Goexit.exit();
    println("not reached");
  }
}
