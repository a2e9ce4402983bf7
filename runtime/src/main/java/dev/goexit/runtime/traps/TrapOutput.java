package dev.goexit.runtime.traps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command's output goes. A command that closes its output closes nobody else's, and what it
 * prints then is lost, as ever.
 *
 * <p>Any thread.
 */
final class TrapOutput {
  private static final OutputStream NULL = OutputStream.nullOutputStream();

  /** Of a command that has ended. */
  static final TrapOutput NOWHERE = new TrapOutput(NULL, NULL);

  private volatile OutputStream out;
  private volatile OutputStream err;

  /** What the command has put in their place by itself; null for nothing. */
  private volatile PrintStream replacedOut;

  private volatile PrintStream replacedErr;

  TrapOutput(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /** Null if it need not be told from others'. */
  static TrapOutput of(TrapOptions options) {
    if (options.isCapturing()) {
      return new TrapOutput(new Kept(), new Kept());
    }
    return options.isCutAtExit() ? StandardStreams.ofJvm() : null;
  }

  OutputStream stream(boolean isErr) {
    return isErr ? err : out;
  }

  PrintStream replacement(boolean isErr) {
    return isErr ? replacedErr : replacedOut;
  }

  void replace(boolean isErr, PrintStream replacement) {
    if (isErr) {
      replacedErr = replacement;
    } else {
      replacedOut = replacement;
    }
  }

  void close(boolean isErr) {
    OutputStream closed = stream(isErr) instanceof Kept kept ? kept.closed() : NULL;
    if (isErr) {
      err = closed;
    } else {
      out = closed;
    }
  }

  /** What was kept of it. */
  String text(boolean isErr) {
    return stream(isErr) instanceof Kept kept ? kept.toString(StandardStreams.charset()) : "";
  }

  /** Output for the result. */
  private static final class Kept extends ByteArrayOutputStream {
    private boolean isClosed;

    synchronized Kept closed() {
      isClosed = true;
      return this;
    }

    @Override
    public synchronized void write(int oneByte) {
      if (!isClosed) {
        super.write(oneByte);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (!isClosed) {
        super.write(bytes, offset, length);
      }
    }

    @Override
    public void close() throws IOException {
      closed();
    }
  }
}
