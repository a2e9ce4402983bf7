package dev.goexit.runtime.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MainMethodTest {
  private static RuntimeException thrown;

  @Test
  void what_leaves_main_has_a_trace_that_ends_with_main() {
    thrown = new IllegalStateException("on purpose");

    StackTraceElement[] trace = assertThrows(RuntimeException.class, this::call).getStackTrace();

    assertEquals("main", trace[trace.length - 1].getMethodName());
  }

  @Test
  void what_cannot_tell_its_cause_leaves_main_as_it_is() {
    thrown = new CauseUntold();

    assertSame(thrown, assertThrows(RuntimeException.class, this::call));
  }

  private void call() throws Throwable {
    new MainMethod(Throwing.class.getName(), getClass().getClassLoader()).call(new String[0]);
  }

  /** A program. */
  public static final class Throwing {
    private Throwing() {}

    public static void main(String[] args) {
      thrown.fillInStackTrace();
      throw thrown;
    }
  }

  private static final class CauseUntold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      throw new UnsupportedOperationException("on purpose");
    }
  }
}
