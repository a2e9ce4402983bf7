package dev.goexit.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goexit.agent.bridge.GoexitBridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What guards ask, on the template of the bridge. Identity decides, and nothing else. */
class GoexitBridgeTest {
  private final Error exit = new Error("exit");
  private final RuntimeException panic = new RuntimeException("panic");
  private final RuntimeException other = new RuntimeException("other");
  private final Object[] cell = {null, exit, null, 0, null};

  @BeforeEach
  void exit_is_in_flight() {
    GoexitBridge.CELLS.set(cell);
  }

  @AfterEach
  void forget() {
    GoexitBridge.CELLS.remove();
  }

  @Test
  void a_handler_that_caught_the_exit_lets_it_go_on() {
    assertSame(exit, assertThrows(Error.class, () -> GoexitBridge.resume(exit)));
  }

  @Test
  void a_handler_that_caught_something_else_or_nothing_is_let_alone() {
    assertDoesNotThrow(() -> GoexitBridge.resume(other));
    assertDoesNotThrow(() -> GoexitBridge.resume(new Error("exit")));
    assertDoesNotThrow(() -> GoexitBridge.resume(null));
  }

  /** Seen through what a service loader or a future wraps it in. */
  @Test
  void a_handler_that_caught_what_wraps_the_exit_lets_it_go_on() {
    Throwable wrapper = new IllegalStateException(new RuntimeException(exit));
    assertSame(exit, assertThrows(Error.class, () -> GoexitBridge.resume(wrapper)));
    assertSame(wrapper, GoexitBridge.exitWins(wrapper, wrapper));
    assertSame(exit, GoexitBridge.exitWins(wrapper, exit));
    assertArrayEquals(new Throwable[0], exit.getSuppressed());
    assertSame(exit, GoexitBridge.exitWins(wrapper, other));
    assertArrayEquals(new Throwable[] {other}, exit.getSuppressed());
  }

  /** Some compute it, and fail: that is no reason to throw something else than what was caught. */
  @Test
  void what_cannot_tell_its_cause_has_none() {
    RuntimeException mute =
        new RuntimeException() {
          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
          }
        };
    assertDoesNotThrow(() -> GoexitBridge.resume(mute));
    assertSame(other, GoexitBridge.exitWins(mute, other));
    assertSame(exit, GoexitBridge.exitWins(exit, mute));
  }

  @Test
  void causes_that_are_a_circle_are_no_exit() {
    RuntimeException effect = new RuntimeException(other);
    other.initCause(effect);
    assertDoesNotThrow(() -> GoexitBridge.resume(other));
    assertSame(panic, GoexitBridge.exitWins(other, panic));
  }

  @Test
  void without_an_exit_nothing_is_thrown() {
    cell[1] = null;
    assertDoesNotThrow(() -> GoexitBridge.resume(exit));
    GoexitBridge.CELLS.remove();
    assertDoesNotThrow(() -> GoexitBridge.resume(exit));
  }

  /** Rule C6: who stops a panic that took the exit's place lets the exit go on. */
  @Test
  void a_handler_that_caught_the_panic_in_the_exits_place_lets_the_exit_go_on() {
    cell[2] = panic;
    assertSame(exit, assertThrows(Error.class, () -> GoexitBridge.resume(panic)));
    assertDoesNotThrow(() -> GoexitBridge.resume(panic));
  }

  @Test
  void the_exit_wins_over_what_its_handler_throws_and_keeps_it() {
    assertSame(exit, GoexitBridge.exitWins(exit, other));
    assertArrayEquals(new Throwable[] {other}, exit.getSuppressed());
  }

  @Test
  void what_another_handler_throws_stays() {
    assertSame(other, GoexitBridge.exitWins(panic, other));
    assertSame(other, GoexitBridge.exitWins(null, other));
    assertSame(exit, GoexitBridge.exitWins(exit, exit));
    assertArrayEquals(new Throwable[0], exit.getSuppressed());
  }

  /** A panic that replaces the one in the exit's place has that place. */
  @Test
  void a_rethrown_panic_keeps_the_exits_place() {
    cell[2] = panic;
    assertSame(other, GoexitBridge.exitWins(panic, other));
    assertSame(exit, assertThrows(Error.class, () -> GoexitBridge.resume(other)));
  }

  /**
   * javac's handler of a resource adds what close throws, here the exit, to what the body threw.
   */
  @Test
  void the_refusal_of_an_exit_to_suppress_itself_is_dropped() {
    RuntimeException refused =
        assertThrows(IllegalArgumentException.class, () -> exit.addSuppressed(exit));
    assertSame(exit, GoexitBridge.exitWins(exit, refused));
    assertArrayEquals(new Throwable[0], exit.getSuppressed());
  }
}
