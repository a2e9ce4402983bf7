package dev.goexit.junit;

import dev.goexit.ExitTrap;
import dev.goexit.GoexitSignal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Ends the running test from any depth and on any thread of it: no handler in guarded code keeps
 * it, and every deferred call, {@code finally} block and handler on the way runs. Go: {@code
 * FailNow} and {@code SkipNow}, which work on the test's own goroutine only.
 *
 * <p>Outside a {@link TrapsExit} test they throw what JUnit's own {@code fail} and {@code abort}
 * throw, which a handler may eat.
 */
public final class TestExit {
  /** The verdict of each test that is on its way out, under a status nobody else uses. */
  private static final Map<Integer, Error> FAILURES = new ConcurrentHashMap<>();

  private static final Map<Integer, TestAbortedException> SKIPS = new ConcurrentHashMap<>();
  private static final AtomicInteger STATUSES = new AtomicInteger(Integer.MIN_VALUE);

  private TestExit() {}

  /** Fails the running test and ends it now. */
  public static GoexitSignal failNow(String message) {
    return failNow(new AssertionFailedError(message));
  }

  /** Fails the running test with this error, of an assertion for instance, and ends it now. */
  public static GoexitSignal failNow(Error failure) {
    if (!ExitTrap.isTrapped()) {
      throw failure;
    }
    int status = STATUSES.incrementAndGet();
    FAILURES.put(status, failure);
    throw ExitTrap.exitOutermost(status);
  }

  /** Ends the running test now, as skipped. */
  public static GoexitSignal skipNow(String reason) {
    TestAbortedException skip = new TestAbortedException(reason);
    if (!ExitTrap.isTrapped()) {
      throw skip;
    }
    int status = STATUSES.incrementAndGet();
    SKIPS.put(status, skip);
    throw ExitTrap.exitOutermost(status);
  }

  /** The verdict under this status, once; null if it is a status like any other. */
  static Throwable verdict(int status) {
    Throwable failure = FAILURES.remove(status);
    return failure != null ? failure : SKIPS.remove(status);
  }
}
