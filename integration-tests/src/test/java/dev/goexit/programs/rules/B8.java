package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B8: under a wrapper too, a helper does not recover. */
@Defers
final class B8 {

  private interface Handler<T> {
    void handle(T text);
  }

  private static class Base {
    public void handle(String text) {
      helper(text);
    }
  }

  /** Its handle(Object) is a bridge to Base.handle(String). */
  private static final class Derived extends Base implements Handler<String> {}

  static void helper(String text) {
    println("helper of", text, recover());
  }

  static void attempt(Handler<String> h, String text) {
    defer(() -> println("left for the frame", recover()));
    defer(h::handle, text);
    throw panic("P");
  }

  public static void main(String[] args) {
    attempt(new Derived(), "a promoted method");
    attempt(new Derived()::handle, "a promoted method of a pointer");
  }
}
