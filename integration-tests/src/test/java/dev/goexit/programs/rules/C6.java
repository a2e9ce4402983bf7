package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.Go.setResult;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C6: a panic during Goexit that an earlier deferred call recovers: the Goexit still goes on. */
@Defers
final class C6 {

  static void third() {
    defer(() -> println("1b: rest of the panicking frame"));
    defer(
        () -> {
          println("1: recover first", recover());
          throw panic("P");
        });
    Goexit.exit();
  }

  static String second() {
    defer(() -> println("2b: other deferred of the recovering frame"));
    defer(
        () -> {
          println("2: recover", recover());
          setResult("a result that nobody sees");
        });
    third();
    println("not reached");
    return "none";
  }

  static void first() {
    defer(() -> println("3: recover", recover()));
    println("not reached", second());
  }

  static void sameFrame() {
    defer(() -> println("same frame, then", recover()));
    defer(() -> println("same frame recovers", recover()));
    defer(() -> panic("Q"));
    Goexit.exit();
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine frames = Go.go(C6::first);
    frames.join();
    Goroutine oneFrame =
        Go.go(
            () -> {
              sameFrame();
              println("not reached");
            });
    oneFrame.join();
  }
}
