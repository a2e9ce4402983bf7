package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the monitor takes a thread's stack for. */
class MonitorTest {
  private static final int NATIVE = -2;

  /** A read from a socket counts as runnable, and only the stack tells. To wake is not to wait. */
  @ParameterizedTest
  @CsvSource({
    "sun.nio.ch.Net, poll, -2, true",
    "sun.nio.ch.SocketDispatcher, read0, -2, true",
    "jdk.internal.misc.Unsafe, unpark, -2, false",
    "java.lang.Thread, start0, -2, false",
    "com.acme.Prime, next, 12, false"
  })
  void only_a_native_method_that_can_wait_counts_as_blocked(
      String className, String methodName, int line, boolean isBlocked) {
    String file = line == NATIVE ? null : "Prime.java";
    StackTraceElement top = new StackTraceElement(className, methodName, file, line);
    assertEquals(isBlocked, Monitor.waitsInNativeMethod(new StackTraceElement[] {top}));
  }

  @Test
  void a_thread_that_has_ended_does_not_wait() {
    assertFalse(Monitor.waitsInNativeMethod(new StackTraceElement[0]));
  }
}
