package com.example.bundle;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that has the runtime on its class path inside. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    System.out.println("started by " + getClass().getClassLoader().getClass().getPackageName());
    System.out.println(
        Go.run(Activator::work)
            .<String>fold(
                value -> "returned",
                (status, trace) -> "exited " + status,
                panic -> "panicked " + panic));
    System.out.println("exiting " + Goexit.isExiting());
  }

  @Override
  public void stop(BundleContext context) {
    System.out.println("stopped");
  }

  @Defers
  private static void work() {
    defer(() -> System.out.println("deferred"));
    Careless.call(() -> Goexit.exit(3));
    System.out.println("NOT REACHED");
  }
}
