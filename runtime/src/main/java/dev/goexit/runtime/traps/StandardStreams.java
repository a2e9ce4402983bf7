package dev.goexit.runtime.traps;

import dev.goexit.runtime.JvmWide;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Gives each command its own standard streams: while there is one that wants them, {@code
 * System.out}, {@code err} and {@code in} are streams that ask for the calling thread's trap. The
 * JVM's own come back with the last command's end; who has kept ours by then writes through it.
 *
 * <p>Any thread. The class's monitor guards its fields.
 */
final class StandardStreams {
  private static int commands;
  private static PrintStream jvmOut;
  private static PrintStream jvmErr;
  private static InputStream jvmIn;
  private static PrintStream switchedOut;
  private static PrintStream switchedErr;
  private static InputStream switchedIn;

  private StandardStreams() {}

  /** The JVM's own. */
  static synchronized TrapOutput ofJvm() {
    return commands > 0 ? new TrapOutput(jvmOut, jvmErr) : new TrapOutput(System.out, System.err);
  }

  /** A command begins that wants them. */
  static synchronized void begin() {
    if (commands++ == 0) {
      take(System.out, System.err, System.in);
    }
    install();
  }

  /** It ends. What it may have put in the place of our streams goes with it. */
  static synchronized void end() {
    if (--commands == 0) {
      System.setOut(jvmOut);
      System.setErr(jvmErr);
      System.setIn(jvmIn);
    } else {
      install();
    }
  }

  private static void take(PrintStream out, PrintStream err, InputStream in) {
    if (out != jvmOut) {
      jvmOut = out;
      switchedOut = new SwitchedPrinter(new SwitchedOutput(out, false));
    }
    if (err != jvmErr) {
      jvmErr = err;
      switchedErr = new SwitchedPrinter(new SwitchedOutput(err, true));
    }
    if (in != jvmIn) {
      jvmIn = in;
      switchedIn = new SwitchedInput(in);
    }
  }

  private static void install() {
    System.setOut(switchedOut);
    System.setErr(switchedErr);
    System.setIn(switchedIn);
  }

  /** What the JVM's own streams encode by, and what kept output is decoded by. */
  static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** Is never closed itself: it is of many commands. */
  private static final class SwitchedPrinter extends PrintStream {
    private final SwitchedOutput output;

    SwitchedPrinter(SwitchedOutput output) {
      super(output, true, charset());
      this.output = output;
    }

    @Override
    public void close() {
      flush();
      output.closeHere();
    }
  }

  private static final class SwitchedOutput extends OutputStream {
    private final PrintStream jvm;
    private final boolean isErr;

    SwitchedOutput(PrintStream jvm, boolean isErr) {
      this.jvm = jvm;
      this.isErr = isErr;
    }

    private OutputStream target() {
      TrapOutput output = outputHere();
      return output == null ? jvm : output.stream(isErr);
    }

    private static TrapOutput outputHere() {
      return JvmWide.TRAPS.get() instanceof Trap trap ? trap.outputHere() : null;
    }

    void closeHere() {
      TrapOutput output = outputHere();
      if (output == null) {
        jvm.close();
      } else if (output != TrapOutput.NOWHERE) {
        output.close(isErr);
      }
    }

    @Override
    public void write(int oneByte) throws IOException {
      target().write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      target().flush();
    }
  }

  private static final class SwitchedInput extends FilterInputStream {
    SwitchedInput(InputStream jvm) {
      super(jvm);
    }

    private InputStream source() {
      InputStream input = JvmWide.TRAPS.get() instanceof Trap trap ? trap.inputHere() : null;
      return input == null ? in : input;
    }

    @Override
    public int read() throws IOException {
      return source().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return source().read(bytes, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
      return source().skip(count);
    }

    @Override
    public int available() throws IOException {
      return source().available();
    }

    @Override
    public void close() {
      // A command that closes its input closes nobody else's.
    }

    @Override
    public synchronized void mark(int limit) {
      source().mark(limit);
    }

    @Override
    public synchronized void reset() throws IOException {
      source().reset();
    }

    @Override
    public boolean markSupported() {
      return source().markSupported();
    }
  }
}
