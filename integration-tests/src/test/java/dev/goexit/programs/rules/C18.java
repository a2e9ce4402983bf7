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
import java.util.List;

/** C18: two flags tell return, panic and Goexit apart. */
@Defers
final class C18 {

  static void returned() {}

  static void panics() {
    throw panic("x");
  }

  static void exits() {
    throw Goexit.exit();
  }

  static void tell(GoBody body) throws Throwable {
    boolean[] normal = {false};
    defer(
        () -> {
          Object r = recover();
          if (r != null) {
            println("panicked", r);
          } else if (normal[0]) {
            println("returned");
          } else {
            println("Goexit");
          }
        });
    body.run();
    normal[0] = true;
  }

  public static void main(String[] args) throws InterruptedException {
    for (GoBody body : List.<GoBody>of(C18::returned, C18::panics, C18::exits)) {
      Goroutine goroutine = Go.go(() -> tell(body));
      goroutine.join();
    }
  }
}
