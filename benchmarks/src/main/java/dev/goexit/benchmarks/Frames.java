package dev.goexit.benchmarks;

import org.openjdk.jmh.annotations.CompilerControl;

/** Frames to be left: real ones, since the JIT may not inline them. They have no handler. */
final class Frames {
  private final Leaving leaving;

  Frames(Leaving leaving) {
    this.leaving = leaving;
  }

  /** Leaves from below this many frames. */
  int leaveThrough(int frames) {
    return frames == 0 ? leaving.leave() : descend(frames - 1);
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int descend(int frames) {
    return 1 + (frames == 0 ? leaving.leave() : descend(frames - 1));
  }
}
