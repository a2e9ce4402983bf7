package dev.goexit.realcode;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.GoexitSignal;
import java.time.Duration;

/** Exits in what JUnit's assertions run. */
public final class JUnitExits {
  private JUnitExits() {}

  public static void main(String[] args) {
    run("assertThrows Throwable", () -> assertThrows(Throwable.class, Goexit::exit));
    run("assertThrows signal", () -> assertThrows(GoexitSignal.class, () -> Goexit.exit(2)));
    run("assertThrows another", () -> assertThrows(IllegalStateException.class, Goexit::exit));
    run("assertDoesNotThrow", () -> assertDoesNotThrow(() -> Goexit.exit()));
    run("assertAll", () -> assertAll(Goexit::exit, () -> System.out.println("second")));
    run("assertTimeout", () -> assertTimeout(Duration.ofMinutes(1), () -> Goexit.exit()));
    run("then", () -> assertThrows(IllegalStateException.class, () -> fail()));
  }

  private static void fail() {
    throw new IllegalStateException();
  }

  private static void run(String name, GoBody body) {
    System.out.println(
        name
            + ": "
            + Go.run(
                    () -> {
                      body.run();
                      innocent();
                      System.out.println("goes on");
                    })
                .<String>fold(
                    value -> "returned",
                    (status, trace) -> "exited " + status,
                    panic -> "panicked " + panic.getClass().getSimpleName()));
  }

  /** Has nothing to do with any exit. */
  private static void innocent() {
    try {
      fail();
    } catch (Throwable t) {
      System.out.println("innocent handler");
    }
  }
}
