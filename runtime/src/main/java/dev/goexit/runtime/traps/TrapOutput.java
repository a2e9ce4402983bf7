package dev.goexit.runtime.traps;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * Where a command's output goes.
 *
 * @param out what {@code System.out} writes to
 * @param err what {@code System.err} writes to
 */
record TrapOutput(OutputStream out, OutputStream err) {
  /** Of a command that has ended. */
  static final TrapOutput NOWHERE =
      new TrapOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

  /** Null if it need not be told from others'. */
  static TrapOutput of(TrapOptions options) {
    if (options.isCapturing()) {
      return new TrapOutput(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }
    return options.isCutAtExit() ? StandardStreams.ofJvm() : null;
  }

  OutputStream stream(boolean isErr) {
    return isErr ? err : out;
  }
}
