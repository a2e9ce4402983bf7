package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.ExitBoundary;
import dev.goexit.ExitTrap;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import dev.goexit.foreign.Uninitialised;

/** Exits under static initialisers. */
@Defers
public final class StaticInitialisers {
  private StaticInitialisers() {}

  public static void main(String[] args) {
    show("it escapes", () -> println(Escaping.VALUE));
    show("once more", () -> println(Escaping.VALUE));
    show("it is caught", () -> println(Catching.value));
    show("once more", () -> println(Catching.value));
    show("deep below", () -> println(Deep.VALUE));
    show("nested", () -> println(Outer.value));
    show("in an enum's constructor", () -> println(Kind.ONLY));
    show("in an interface", () -> println(Constants.VALUE));
    show("under Go.run in it", () -> println(Running.VALUE));
    show("under @ExitBoundary in it", () -> println(Bounded.value));
    show("in a goroutine that it starts", () -> println(Starting.VALUE));
    show("after one that failed", StaticInitialisers::afterFailure);
    show("while exiting", StaticInitialisers::whileExiting);
    show("System.exit under a trap", StaticInitialisers::trapped);
    show("of a class that is not guarded", () -> Uninitialised.touch(() -> Goexit.exit(5)));
    show("of it once more", () -> Uninitialised.touch(() -> println("not run")));
  }

  private static void show(String name, GoBody body) {
    println("--", name);
    Outcome<Void> outcome = Go.run(body);
    String ending =
        outcome.fold(v -> "returned", (s, t) -> "exited " + s, p -> "panicked " + text(p));
    println(ending);
  }

  private static String text(Throwable panic) {
    return panic.getClass().getSimpleName()
        + ": "
        + panic.getMessage()
        + (panic.getCause() == null ? "" : ", from " + panic.getCause());
  }

  private static int exit() {
    throw Goexit.exit();
  }

  private static final class Escaping {
    static final int VALUE = exit();
  }

  private static final class Catching {
    static int value;

    static {
      try {
        value = exit();
      } catch (IllegalStateException refused) {
        println("refused, exiting", Goexit.isExiting());
        value = 7;
      }
    }
  }

  private static final class Deep {
    static final int VALUE = new Deep().further(50);

    int further(int frames) {
      return frames == 0 ? exit() : further(frames - 1);
    }
  }

  private static final class Outer {
    static int value;

    static {
      try {
        println(Inner.VALUE);
      } catch (ExceptionInInitializerError e) {
        println("the inner one:", text(e));
      }
      try {
        value = exit();
      } catch (IllegalStateException refused) {
        println("the outer one:", text(refused));
      }
    }
  }

  private static final class Inner {
    static final int VALUE = exit();
  }

  private enum Kind {
    ONLY;

    Kind() {
      exit();
    }
  }

  private interface Constants {
    int VALUE = exit();
  }

  private static final class Running {
    static final Outcome<Void> VALUE = Go.run(() -> Goexit.exit(3));
  }

  private static final class Bounded {
    static int value;

    static {
      bounded();
      value = 4;
    }

    @ExitBoundary
    private static void bounded() {
      Goexit.exit();
    }
  }

  private static final class Starting {
    static final Outcome<?> VALUE = outcomeOf(Go.go("started", StaticInitialisers::body));
  }

  private static void body() {
    Goexit.exit(6);
  }

  private static Outcome<?> outcomeOf(Goroutine goroutine) {
    try {
      goroutine.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return goroutine.outcome().orElseThrow();
  }

  private static final class Failing {
    static final int VALUE = Integer.parseInt(String.valueOf(recover()));
  }

  private static void afterFailure() {
    try {
      println(Failing.VALUE);
    } catch (ExceptionInInitializerError e) {
      println("failed:", e.getCause());
    }
    Goexit.exit(2);
  }

  private static final class Late {
    static final int VALUE = exit();
  }

  private static void whileExiting() {
    defer(
        () -> {
          try {
            println(Late.VALUE);
          } catch (ExceptionInInitializerError e) {
            println("refused, exiting", Goexit.isExiting());
          }
        });
    Goexit.exit(8);
  }

  private static final class Trapped {
    static final int VALUE = systemExit();

    private static int systemExit() {
      System.exit(9);
      return 0;
    }
  }

  private static void trapped() {
    println(ExitTrap.run(() -> println(Trapped.VALUE)).exitStatus());
    println(Trapped.VALUE);
  }
}
