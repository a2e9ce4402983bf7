package dev.goexit.benchmarks;

import org.openjdk.jmh.annotations.CompilerControl;

/** As {@link Frames}, each with something to do when it is left. */
final class FramesWithFinally {
  private final Leaving leaving;
  int closed;

  FramesWithFinally(Leaving leaving) {
    this.leaving = leaving;
  }

  int leaveThrough(int frames) {
    return frames == 0 ? leaving.leave() : descend(frames - 1);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int descend(int frames) {
    try {
      return 1 + (frames == 0 ? leaving.leave() : descend(frames - 1));
    } finally {
      closed++;
    }
  }
}
