package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.concurrent.SynchronousQueue;

/** C3: deferred calls may do anything during Goexit: block, start goroutines, defer. */
@Defers
final class C3 {

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(
                  () -> {
                    for (int i = 0; i < 2; i++) {
                      defer(n -> println("deferred by a deferred call", n), i);
                    }
                  });
              defer(
                  () -> {
                    Goroutine other = Go.go(() -> println("started by a deferred call"));
                    other.join();
                  });
              defer(
                  () -> {
                    SynchronousQueue<String> answer = new SynchronousQueue<>();
                    Go.go(() -> answer.put("received by a deferred call"));
                    println(answer.take());
                  });
              Goexit.exit();
            });
    goroutine.join();
  }
}
