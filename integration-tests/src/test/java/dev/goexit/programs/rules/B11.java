package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B11: recover, then panic again: the new panic is a fresh one. */
@Defers
final class B11 {

  static void level(int n) {
    defer(
        () -> {
          String text = (String) recover();
          println("level", n, "got", text);
          throw panic(text + "+" + n);
        });
    if (n == 4) {
      throw panic("start");
    }
    level(n + 1);
  }

  public static void main(String[] args) {
    defer(() -> println("at last", recover()));
    level(1);
  }
}
