/**
 * Go's way to end a task: {@code defer}, {@code panic}, {@code recover} and {@code Goexit}.
 *
 * <p>Start at {@link dev.goexit.Go} and {@link dev.goexit.Goexit}.
 */
module dev.goexit {
  exports dev.goexit;
  exports dev.goexit.woven;
}
