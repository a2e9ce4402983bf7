package shapes;

import static dev.goexit.compilers.Shape.*;

/** Shapes of handlers in Java 21. */
@SuppressWarnings("all")
public class Shapes21 {
  public static void main(String[] args) {
    shape("record pattern whose accessor exits", "exit handler", Shapes21::accessor);
    shape("pattern switch in handler", "exit text", Shapes21::patternSwitch);
    shape("catch MatchException", "exit", Shapes21::catchMatchException);
    shape("yield in handler", "exit handler", Shapes21::yieldInHandler);
    end();
  }

  record Box(Object value) {
    public Object value() {
      return exit();
    }
  }

  static void accessor() {
    Object box = new Box("a");
    try { if (box instanceof Box(String s)) { event("matched"); } } catch (Error e) { event("handler"); }
    event("after");
  }

  static void patternSwitch() {
    Object o = "text";
    try { exit(); } catch (Throwable t) {
      switch (o) { case Integer i -> event("number"); case String s -> event(s); default -> event("other"); }
    }
    event("after");
  }

  static void catchMatchException() {
    Object box = new Box("a");
    try { switch (box) { case Box(Integer i) -> event("number"); default -> event("other"); } }
    catch (MatchException e) { event("wrapped"); }
    event("after");
  }

  static void yieldInHandler() {
    int n = 1;
    int value = switch (n) {
      case 1: try { yield exit(); } catch (Throwable t) { event("handler"); yield 2; }
      default: yield 3;
    };
    event("after" + value);
  }
}
