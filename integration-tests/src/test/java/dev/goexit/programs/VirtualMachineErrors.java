package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;

/** Errors that are fatal in Go. */
@Defers
public final class VirtualMachineErrors {
  private static int entered;
  private static int deferred;
  private static int recovered;

  private VirtualMachineErrors() {}

  public static void main(String[] args) {
    println(Go.run(VirtualMachineErrors::endless));
    println("deferred calls missing", entered - deferred, "recovered", recovered);
    println(Go.run(VirtualMachineErrors::outOfMemory));
  }

  private static void endless() {
    defer(
        () -> {
          deferred++;
          if (recover() != null) {
            recovered++;
          }
        });
    entered++;
    endless();
  }

  private static void outOfMemory() {
    defer(() -> println("recover gives", recover()));
    throw new OutOfMemoryError("pretended");
  }
}
