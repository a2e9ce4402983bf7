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
 * <p>The classes of a command's own loader are woven to ask here for them, so that {@code
 * System.setOut} in them is of their command alone. They are shown the <em>first</em> stream, which
 * is one for all commands and goes to where the calling thread's command began with, or what it has
 * replaced it by. All others, the JDK for one, see the <em>switched</em> one in the field of {@code
 * System}: it goes to the replacement, if there is one. So a stream that wraps the one that it
 * replaces does not come back to itself.
 *
 * <p>Any thread. The class's monitor guards the count.
 */
final class StandardStreams {
  private static int commands;

  /** Null until the first command. */
  private static volatile Output out;

  private static volatile Output err;
  private static volatile Input in;

  private StandardStreams() {}

  /** One of the JVM's streams, and ours. */
  private record Output(PrintStream jvm, PrintStream switched, PrintStream first) {
    static Output of(PrintStream jvm, boolean isErr) {
      return new Output(
          jvm,
          new OwnPrinter(new OwnOutput(jvm, isErr, false)),
          new OwnPrinter(new OwnOutput(jvm, isErr, true)));
    }
  }

  private record Input(InputStream jvm, InputStream switched, InputStream first) {
    static Input of(InputStream jvm) {
      return new Input(jvm, new OwnInput(jvm, false), new OwnInput(jvm, true));
    }
  }

  /** The JVM's own. */
  static synchronized TrapOutput ofJvm() {
    return commands > 0
        ? new TrapOutput(out.jvm(), err.jvm())
        : new TrapOutput(System.out, System.err);
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
      System.setOut(out.jvm());
      System.setErr(err.jvm());
      System.setIn(in.jvm());
    } else {
      install();
    }
  }

  private static void take(PrintStream jvmOut, PrintStream jvmErr, InputStream jvmIn) {
    if (out == null || jvmOut != out.jvm()) {
      out = Output.of(jvmOut, false);
    }
    if (err == null || jvmErr != err.jvm()) {
      err = Output.of(jvmErr, true);
    }
    if (in == null || jvmIn != in.jvm()) {
      in = Input.of(jvmIn);
    }
  }

  private static void install() {
    System.setOut(out.switched());
    System.setErr(err.switched());
    System.setIn(in.switched());
  }

  /**
   * What the command's own classes see in the place of the stream in the JVM's field: the stream
   * itself, if it is none of ours.
   */
  static Object ownOf(Trap trap, Object ofJvm) {
    if (ofJvm == out.switched()) {
      PrintStream replacement = trap.output().replacement(false);
      return replacement != null ? replacement : out.first();
    }
    if (ofJvm == err.switched()) {
      PrintStream replacement = trap.output().replacement(true);
      return replacement != null ? replacement : err.first();
    }
    if (ofJvm == in.switched()) {
      InputStream replacement = trap.replacedInput();
      return replacement != null ? replacement : in.first();
    }
    return ofJvm;
  }

  /** The command replaces the stream in the JVM's field. Gives the new one if that is for us. */
  static Object replace(Trap trap, Object ofJvm, Object replacement) {
    // Ours from the field is the one that it began with.
    Object taken = replacement == ofJvm ? null : replacement;
    if (ofJvm == out.switched()) {
      trap.output().replace(false, (PrintStream) taken);
    } else if (ofJvm == err.switched()) {
      trap.output().replace(true, (PrintStream) taken);
    } else if (ofJvm == in.switched()) {
      trap.replaceInput((InputStream) taken);
    } else {
      return null;
    }
    return replacement;
  }

  private static Trap trapHere() {
    return JvmWide.TRAPS.get() instanceof Trap trap ? trap : null;
  }

  /** What the JVM's own streams encode by, and what kept output is decoded by. */
  static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** Is never closed itself: it is of many commands. */
  private static final class OwnPrinter extends SwitchedPrinter {
    private final OwnOutput output;

    OwnPrinter(OwnOutput output) {
      super(output, charset(), output::replacement);
      this.output = output;
    }

    @Override
    public void close() {
      flush();
      output.closeHere();
    }
  }

  private static final class OwnOutput extends OutputStream {
    private final PrintStream jvm;
    private final boolean isErr;
    private final boolean isFirst;

    OwnOutput(PrintStream jvm, boolean isErr, boolean isFirst) {
      this.jvm = jvm;
      this.isErr = isErr;
      this.isFirst = isFirst;
    }

    private OutputStream target() {
      TrapOutput output = outputHere();
      return output == null ? jvm : output.stream(isErr);
    }

    /** The printer in its place; null for none. */
    PrintStream replacement() {
      TrapOutput output = isFirst ? null : outputHere();
      return output == null ? null : output.replacement(isErr);
    }

    private static TrapOutput outputHere() {
      Trap trap = trapHere();
      return trap == null ? null : trap.outputHere();
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

  private static final class OwnInput extends FilterInputStream {
    private final boolean isFirst;

    OwnInput(InputStream jvm, boolean isFirst) {
      super(jvm);
      this.isFirst = isFirst;
    }

    private InputStream source() {
      Trap trap = trapHere();
      InputStream input = trap == null ? null : trap.inputHere(isFirst);
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
