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
  private final Supplier<PrintStream> target;

  SwitchedPrinter(OutputStream otherwise, Charset charset, Supplier<PrintStream> target) {
    super(otherwise, true, charset);
    this.target = target;
  }

  @Override
  public void print(boolean value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(char value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(int value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(long value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(float value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(double value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(char[] value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(String value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void print(Object value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.print(value);
    } else {
      stream.print(value);
    }
  }

  @Override
  public void println() {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println();
    } else {
      stream.println();
    }
  }

  @Override
  public void println(boolean value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(char value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(int value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(long value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(float value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(double value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(char[] value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(String value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public void println(Object value) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.println(value);
    } else {
      stream.println(value);
    }
  }

  @Override
  public PrintStream format(String format, Object... arguments) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.format(format, arguments);
    } else {
      stream.format(format, arguments);
    }
    return this;
  }

  @Override
  public PrintStream format(Locale locale, String format, Object... arguments) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.format(locale, format, arguments);
    } else {
      stream.format(locale, format, arguments);
    }
    return this;
  }

  @Override
  public void write(int oneByte) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.write(oneByte);
    } else {
      stream.write(oneByte);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    PrintStream stream = target.get();
    if (stream == null) {
      super.write(bytes, offset, length);
    } else {
      stream.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    PrintStream stream = target.get();
    if (stream == null) {
      super.flush();
    } else {
      stream.flush();
    }
  }

  @Override
  public void close() {
    PrintStream stream = target.get();
    if (stream == null) {
      super.close();
    } else {
      stream.close();
    }
  }

  @Override
  public boolean checkError() {
    PrintStream stream = target.get();
    return stream == null ? super.checkError() : stream.checkError();
  }
}
