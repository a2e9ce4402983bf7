/**
 * Go's way to end a task: {@code defer}, {@code panic}, {@code recover} and {@code Goexit}.
 *
 * <p>Start at {@link dev.goexit.Go} and {@link dev.goexit.Goexit}.
 */
module dev.goexit {
  // For options jfr and jmx; without the module the option has no effect and says so.
  requires static jdk.jfr;
  requires static java.management;

  exports dev.goexit;
  exports dev.goexit.woven;
}
