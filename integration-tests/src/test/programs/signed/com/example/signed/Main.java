package com.example.signed;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;

/** The program of a signed jar. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println(
        Go.run(Main::work)
            .<String>fold(
                value -> "returned",
                (status, trace) -> "exited " + status,
                panic -> "panicked " + panic));
    Class<?> other = Careless.class;
    System.out.println(
        "signed by "
            + other.getProtectionDomain().getCodeSource().getCodeSigners().length
            + " "
            + (other.getSigners() != null));
  }

  @Defers
  private static void work() {
    defer(() -> System.out.println("deferred"));
    Careless.call(() -> Goexit.exit(3));
    System.out.println("NOT REACHED");
  }
}
