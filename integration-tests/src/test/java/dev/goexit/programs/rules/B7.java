package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.DeferredOf;
import dev.goexit.Defers;

/** B7: wrappers made by the compiler do not count as a level. */
@Defers
final class B7 {

  private interface Handler<T> {
    void handle(T text);
  }

  private static class Base {
    public void handle(String text) {
      println(text, recover());
    }
  }

  /** Its handle(Object) is a bridge to Base.handle(String). */
  private static final class Derived extends Base implements Handler<String> {}

  static void inherited() {
    Derived d = new Derived();
    defer(() -> d.handle("inherited"));
    throw panic("P1");
  }

  static void throughInterface() {
    Handler<String> h = new Derived();
    defer(() -> h.handle("through an interface"));
    throw panic("P2");
  }

  static void methodValue() {
    Handler<String> h = new Derived();
    DeferredOf<String> value = h::handle;
    defer(value, "method value");
    throw panic("P3");
  }

  static void methodExpression() {
    Handler<String> h = new Derived();
    defer(Handler::handle, h, "method expression");
    throw panic("P4");
  }

  public static void main(String[] args) {
    inherited();
    throughInterface();
    methodValue();
    methodExpression();
  }
}
