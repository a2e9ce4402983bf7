package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B9: a new panic in a deferred call replaces the running one for good. */
@Defers
final class B9 {

  public static void main(String[] args) {
    defer(() -> println("first deferred", recover()));
    defer(() -> println("second deferred", recover()));
    defer(() -> panic("second"));
    throw panic("first");
  }
}
