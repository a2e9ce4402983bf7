package dev.goexit.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the functions under test open and close, by calls: that is what resources are opened and
 * closed by. Inlined they were two counters, and how long a load takes that follows a store to the
 * same counter depends on which register C2 reads this object's address from: 0.8 to 6 ns, with the
 * same instructions otherwise.
 *
 * <p>It does not mention the API: it is not woven.
 */
@State(Scope.Thread)
public abstract class Resources {
  /** Whether panics and exits went through the functions before they are timed. */
  @Param({"returned", "unwound"})
  public String history = "returned";

  int opened;
  int closed;
  Object recovered;

  /** How the functions end; null for by returning. */
  Leaving leaving;

  /** The functions under test. */
  abstract List<Callable<Integer>> functions();

  /** What stands for an exit. */
  Leaving exit() {
    return Unwinding::exit;
  }

  /** Has every function unwound often enough to be compiled with its handlers in use. */
  @Setup
  public void unwind() {
    if (history.equals("unwound")) {
      Unwinding.through(this);
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  final int open() {
    return ++opened;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  final void close(int resource) {
    closed += resource;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  final int work(int resource) {
    return leaving == null ? resource + 1 : leaving.leave();
  }
}
