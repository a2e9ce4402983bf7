package dev.goexit.benchmarks;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import org.openjdk.jmh.annotations.CompilerControl;

/** As {@link FramesWithFinally}, with a deferred call in each. */
final class FramesWithDefer {
  private final Leaving leaving;
  int closed;

  FramesWithDefer(Leaving leaving) {
    this.leaving = leaving;
  }

  int leaveThrough(int frames) {
    return frames == 0 ? leaving.leave() : descend(frames - 1);
  }

  @Defers
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int descend(int frames) {
    defer(() -> closed++);
    return 1 + (frames == 0 ? leaving.leave() : descend(frames - 1));
  }
}
