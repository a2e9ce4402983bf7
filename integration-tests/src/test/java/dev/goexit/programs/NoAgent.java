package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;

/** What works without the agent, and the first defer that does not. */
public final class NoAgent {
  private NoAgent() {}

  @Defers
  public static void main(String[] args) throws InterruptedException {
    println("agent", Go.isAgentActive());
    Goroutine goroutine =
        Go.go(
            () -> {
              try {
                Goexit.exit(4);
              } finally {
                println("finally");
              }
            });
    goroutine.join();
    Outcome<?> outcome = goroutine.outcome().orElseThrow();
    println("exited with status", ((Outcome.Exited<?>) outcome).status());
    defer(() -> println("never printed"));
  }
}
