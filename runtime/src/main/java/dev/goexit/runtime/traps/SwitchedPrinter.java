package dev.goexit.runtime.traps;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Prints to a stream that is asked for at each call, by the very method that was called: the stream
 * may be of a class with ideas of its own. Where there is none it prints to an output as any other.
 *
 * <p>Any thread.
 */
class SwitchedPrinter extends PrintStream {
  /** Gives the calling thread's stream, or null. */
  private final Supplier<PrintStream> switched;

  private final PrintStream otherwise;

  SwitchedPrinter(OutputStream otherwise, Charset charset, Supplier<PrintStream> switched) {
    super(otherwise, true, charset);
    this.switched = switched;
    this.otherwise = new PrintStream(otherwise, true, charset);
  }

  private PrintStream target() {
    PrintStream stream = switched.get();
    return stream == null ? otherwise : stream;
  }

  @Override
  public void print(boolean value) {
    target().print(value);
  }

  @Override
  public void print(char value) {
    target().print(value);
  }

  @Override
  public void print(int value) {
    target().print(value);
  }

  @Override
  public void print(long value) {
    target().print(value);
  }

  @Override
  public void print(float value) {
    target().print(value);
  }

  @Override
  public void print(double value) {
    target().print(value);
  }

  @Override
  public void print(char[] value) {
    target().print(value);
  }

  @Override
  public void print(String value) {
    target().print(value);
  }

  @Override
  public void print(Object value) {
    target().print(value);
  }

  @Override
  public void println() {
    target().println();
  }

  @Override
  public void println(boolean value) {
    target().println(value);
  }

  @Override
  public void println(char value) {
    target().println(value);
  }

  @Override
  public void println(int value) {
    target().println(value);
  }

  @Override
  public void println(long value) {
    target().println(value);
  }

  @Override
  public void println(float value) {
    target().println(value);
  }

  @Override
  public void println(double value) {
    target().println(value);
  }

  @Override
  public void println(char[] value) {
    target().println(value);
  }

  @Override
  public void println(String value) {
    target().println(value);
  }

  @Override
  public void println(Object value) {
    target().println(value);
  }

  @Override
  public PrintStream format(String format, Object... arguments) {
    target().format(format, arguments);
    return this;
  }

  @Override
  public PrintStream format(Locale locale, String format, Object... arguments) {
    target().format(locale, format, arguments);
    return this;
  }

  @Override
  public void write(int oneByte) {
    target().write(oneByte);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    target().write(bytes, offset, length);
  }

  @Override
  public void flush() {
    target().flush();
  }

  @Override
  public void close() {
    target().close();
  }

  @Override
  public boolean checkError() {
    return target().checkError();
  }
}
