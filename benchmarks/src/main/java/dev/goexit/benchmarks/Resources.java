package dev.goexit.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the functions under test open and close. It does not mention the API: it is not woven. */
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

  final int open() {
    return ++opened;
  }

  final void close(int resource) {
    closed += resource;
  }

  final int work(int resource) {
    return leaving == null ? resource + 1 : leave();
  }

  /**
   * Not inlined: what a panic or an exit does would take registers from the function and from JMH's
   * loop around it, and it is not what is measured here. C2 then reads this object's address from
   * the stack for each access, and a processor that forwards a store to the load of the same
   * address register no longer does.
   */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  final int leave() {
    return leaving.leave();
  }
}
