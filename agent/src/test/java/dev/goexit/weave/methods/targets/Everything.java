package dev.goexit.weave.methods.targets;

import static dev.goexit.Go.defer;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.ExitBoundary;
import dev.goexit.Go;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** Every statement that the weaver knows, each return type, and each kind of method. */
@Defers
public class Everything {
  /** What happened, in order. */
  public final List<String> events;

  public Everything(List<String> events, String name) {
    super();
    this.events = events;
    defer(() -> events.add("constructor deferred of " + name));
    events.add("constructor");
  }

  public Everything(List<String> events, boolean fails) {
    this(events, fails ? new String("failing") : "other");
    defer(events::add, "this() constructor deferred");
    if (fails) {
      throw new IllegalStateException("constructor failed");
    }
  }

  public boolean aBoolean() {
    defer(events::add, "boolean");
    return true;
  }

  public byte aByte() {
    defer(events::add, "byte");
    return 1;
  }

  public char aChar() {
    defer(events::add, "char");
    return 'c';
  }

  public short aShort() {
    defer(events::add, "short");
    return 2;
  }

  public int anInt(int argument) {
    defer(events::add, "int");
    if (argument > 0) {
      return argument;
    }
    argument = -argument;
    return argument * 10;
  }

  public long aLong(long wide, double wider) {
    defer(events::add, "long");
    wide += (long) wider;
    return wide;
  }

  public float aFloat() {
    defer(events::add, "float");
    return 1.5f;
  }

  public double aDouble() {
    defer(events::add, "double");
    return 2.5;
  }

  public String aString() {
    defer(events::add, "String");
    return "s";
  }

  public int[] anArray() {
    defer(events::add, "int[]");
    return new int[] {1};
  }

  public void nothing() {
    defer(events::add, "void");
  }

  public <T extends Comparable<T>> T generic(T value) {
    defer(events::add, "generic");
    return value;
  }

  public int varargs(int... numbers) {
    defer(events::add, "varargs");
    return numbers.length;
  }

  public synchronized String holdingMonitor() {
    defer(() -> events.add("holds monitor: " + Thread.holdsLock(this)));
    return "synchronized";
  }

  public static int ofClass(List<String> events) {
    defer(events::add, "static");
    return 3;
  }

  public int panicking(boolean recovers) {
    defer(() -> events.add("first deferred"));
    defer(
        () -> {
          if (recovers) {
            events.add("recovered " + Go.recover());
          }
        });
    throw new IllegalArgumentException("boom");
  }

  public int inLoop() {
    for (int i = 0; i < 3; i++) {
      defer(events::add, "pass " + i);
    }
    return 0;
  }

  public int caughtOutside() {
    try {
      defer(
          () -> {
            throw new IllegalStateException("from deferred call");
          });
      return 1;
    } catch (IllegalStateException e) {
      events.add("the method's own catch must not see its deferred call's panic");
      return 2;
    }
  }

  public String manySites(int from) {
    String captured = "captured";
    long wide = 1L << 40;
    if (from <= 0) {
      defer(() -> events.add(captured + wide + from));
    }
    if (from <= 1) {
      defer(events::clear);
    } else if (from == 2) {
      defer(() -> events.add("else " + this.getClass().getSimpleName()));
    }
    String reassigned = "before";
    defer(events::add, reassigned);
    reassigned = "after";
    defer(() -> note("last"));
    return reassigned;
  }

  public int forwarders(Deferred opaque) {
    defer(() -> note("no argument"));
    defer(argument -> note(argument), "one");
    defer((first, second) -> note(first + second), "tw", "o");
    defer((first, second) -> events.add(first + second), "two of", " a list");
    defer(opaque);
    return 4;
  }

  /** What is made right before the statement is an argument, and not the function. */
  public int lambdasAsArguments(Executor executor) {
    Go.<Runnable>defer(Runnable::run, () -> note("first argument"));
    defer(Executor::execute, executor, () -> note("second argument"));
    Go.<Deferred>defer(Deferred::run, () -> note("deferred as an argument"));
    return 5;
  }

  public void alikeAtFirstSight() {
    for (Runnable overload : List.<Runnable>of(() -> alike((Aa) null), () -> alike((BB) null))) {
      try {
        overload.run();
      } catch (IllegalStateException e) {
        note(e.getMessage());
      }
    }
  }

  private void alike(Aa ignored) {
    defer(() -> note("deferred in the first"));
    throw new IllegalStateException("first");
  }

  private void alike(BB ignored) {
    defer(() -> note("deferred in the second"));
    throw new IllegalStateException("second");
  }

  /** The names, and so the descriptors of what takes such, have the same hash code. */
  private static final class Aa {}

  private static final class BB {}

  private void note(String what) {
    events.add(what);
  }

  public void starts() throws InterruptedException {
    Go.go(() -> note("goroutine")).join();
    Go.go("named", () -> note("named goroutine")).join();
  }

  public void runs() {
    Go.run(() -> note("ran, started in " + Goroutine.current().creationSite()));
    Go.call(() -> events.add("called, started in " + Goroutine.current().creationSite()));
  }

  /** Each of the executor's ways to start a goroutine, once in a round. */
  public Object executes(int rounds) throws Exception {
    Set<StackTraceElement> sites = Collections.newSetFromMap(new IdentityHashMap<>());
    try (GoroutineExecutor executor = GoroutineExecutor.builder().parallelism(1).build()) {
      for (int i = 0; i < rounds; i++) {
        executor.go(() -> sites.add(Goroutine.current().creationSite()));
        executor.go("named", () -> sites.add(Goroutine.current().creationSite()));
        executor.execute(() -> sites.add(Goroutine.current().creationSite()));
        executor.submit((Runnable) () -> sites.add(Goroutine.current().creationSite())).get();
        executor.submit(() -> sites.add(Goroutine.current().creationSite()), "unused").get();
        executor.submit(() -> sites.add(Goroutine.current().creationSite())).get();
      }
    }
    return sites;
  }

  /** An executor that is not there, and functions that are not. */
  public void executesNothing(GoroutineExecutor executor) {
    executor.submit((Runnable) null);
  }

  @ExitBoundary
  public void boundary() {
    events.add("in boundary");
    dev.goexit.Goexit.exit();
  }

  @ExitBoundary(returnsDefault = true)
  public long boundaryWithResult(boolean exits) {
    if (exits) {
      dev.goexit.Goexit.exit();
    }
    return 5L;
  }
}
