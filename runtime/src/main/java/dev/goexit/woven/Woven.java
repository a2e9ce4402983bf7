package dev.goexit.woven;

import dev.goexit.Deferred;
import dev.goexit.DeferredOf;
import dev.goexit.DeferredOf2;
import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import dev.goexit.Outcome;
import dev.goexit.runtime.Boundaries;
import dev.goexit.runtime.CreationSites;
import dev.goexit.runtime.DeferFrame;
import dev.goexit.runtime.Exits;
import dev.goexit.runtime.FunctionBody;
import dev.goexit.runtime.GoroutineTask;
import dev.goexit.runtime.RaisingSites;
import dev.goexit.runtime.Recovery;
import dev.goexit.runtime.Scheduler;
import dev.goexit.runtime.Unwinder;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * What woven methods call. The frame of an activation is an Object here and in the woven method's
 * local, null until its first defer statement, so that the verifier loads no class of ours.
 *
 * <p>No lambda and no string concatenation in here: their first use would load classes in the
 * middle of a user's method.
 */
public final class Woven {
  private Woven() {}

  /** {@code Go.defer(call)}. Gives the activation's frame. */
  public static Object defer(Deferred call, Object frame) {
    return DeferFrame.defer((DeferFrame) frame, call, false);
  }

  /** {@code Go.defer(call, argument)}. */
  public static Object defer(DeferredOf<Object> call, Object argument, Object frame) {
    return DeferFrame.defer((DeferFrame) frame, call, argument, false);
  }

  /** {@code Go.defer(call, first, second)}. */
  public static Object defer(
      DeferredOf2<Object, Object> call, Object first, Object second, Object frame) {
    return DeferFrame.defer((DeferFrame) frame, call, first, second, false);
  }

  /** As {@link #defer(Deferred, Object)}, of a lambda whose whole body is one call. */
  public static Object deferForwarder(Deferred call, Object frame) {
    return DeferFrame.defer((DeferFrame) frame, call, true);
  }

  /** As {@link #deferForwarder(Deferred, Object)}, with an argument. */
  public static Object deferForwarder(DeferredOf<Object> call, Object argument, Object frame) {
    return DeferFrame.defer((DeferFrame) frame, call, argument, true);
  }

  /** As {@link #deferForwarder(Deferred, Object)}, with two arguments. */
  public static Object deferForwarder(
      DeferredOf2<Object, Object> call, Object first, Object second, Object frame) {
    return DeferFrame.defer((DeferFrame) frame, call, first, second, true);
  }

  /** {@code Go.recover()}, in the body of a lambda that nobody runs but the unwinder. */
  public static Object recover() {
    return Recovery.recoverDirectly(null);
  }

  /** {@code Go.recover(type)}, likewise. */
  public static Object recover(Class<?> type) {
    return Recovery.recoverDirectly(Objects.requireNonNull(type, "type"));
  }

  /** An open-coded deferred call of a function that is kept as an object. */
  public static void call(Deferred function) throws Throwable {
    DeferFrame.call(function);
  }

  /** As {@link #call(Deferred)}, with an argument. */
  public static void call(DeferredOf<Object> function, Object argument) throws Throwable {
    DeferFrame.call(function, argument);
  }

  /** As {@link #call(Deferred)}, with two arguments. */
  public static void call(DeferredOf2<Object, Object> function, Object first, Object second)
      throws Throwable {
    DeferFrame.call(function, first, second);
  }

  /** The frame of an activation with open-coded calls that a throwable leaves; empty. */
  public static Object pendingFrame() {
    return DeferFrame.pending();
  }

  /**
   * A throwable leaves such an activation; its pending calls are on the frame.
   *
   * @param taken gets the frame as its first element as soon as the calls are sure to run
   * @return as {@link #unwind}
   */
  public static Throwable unwindPending(Throwable thrown, Object frame, Object[] taken) {
    DeferFrame pending = (DeferFrame) frame;
    pending.link();
    taken[0] = frame;
    return Unwinder.unwind(pending, thrown);
  }

  /** The activation returns: its deferred calls run. Throws what leaves it instead, if they do. */
  public static void deferReturn(Object frame) {
    if (frame != null) {
      Unwinder.deferReturn((DeferFrame) frame);
    }
  }

  /**
   * A throwable leaves the activation. Gives what leaves it after its deferred calls; null if it
   * was recovered. What this throws is a stack overflow: then the calls are still to be made, and
   * {@link #leaveBehind} is to be called.
   */
  public static Throwable unwind(Throwable thrown, Object frame) {
    if (frame == null) {
      return thrown;
    }
    DeferFrame own = (DeferFrame) frame;
    own.leaveBehind();
    return Unwinder.unwind(own, thrown);
  }

  /** As {@link #deferReturn}, in a method whose lambdas may set its result: gives the result. */
  public static Object deferReturnResult(Object result, Object frame) {
    return frame == null ? result : ((DeferFrame) frame).deferReturn(result);
  }

  /**
   * As {@link #unwind}, in such a method; its result, if it was recovered, is {@link #result}.
   *
   * @param zero what it is if the lambdas set none
   */
  public static Throwable unwindResult(Throwable thrown, Object zero, Object frame) {
    if (frame == null) {
      return thrown;
    }
    DeferFrame own = (DeferFrame) frame;
    own.leaveBehind();
    return own.unwind(thrown, zero);
  }

  /** The result of an activation that recovered. */
  public static Object result(Object frame) {
    return ((DeferFrame) frame).endResult();
  }

  /** The activation ends without its deferred calls: the stack overflowed. Others make them. */
  public static void leaveBehind(Object frame) {
    if (frame != null) {
      ((DeferFrame) frame).leaveBehind();
    }
  }

  /** Whether calls of activations that are gone are to be made before those of the caller. */
  public static boolean isAnyLeftBehind() {
    return DeferFrame.isAnyLeftBehind();
  }

  /** A throwable takes the place of another in an activation with open-coded calls. */
  public static void replace(Throwable replaced, Throwable by) {
    Exits.replaceUnrecorded(replaced, by);
  }

  /** {@code Go.go(body)}, with the line it stands in. */
  public static Goroutine go(GoBody body, String className, String method, String file, int line) {
    return go("", body, className, method, file, line);
  }

  /** {@code Go.go(name, body)}, with the line it stands in. */
  public static Goroutine go(
      String name, GoBody body, String className, String method, String file, int line) {
    return Scheduler.shared().go(name, body, CreationSites.of(className, method, file, line));
  }

  /** {@code executor.go(body)}, with the line it stands in. */
  public static Goroutine go(
      GoroutineExecutor executor,
      GoBody body,
      String className,
      String method,
      String file,
      int line) {
    return go(executor, "", body, className, method, file, line);
  }

  /** {@code executor.go(name, body)}, with the line it stands in. */
  public static Goroutine go(
      GoroutineExecutor executor,
      String name,
      GoBody body,
      String className,
      String method,
      String file,
      int line) {
    return executor.go(name, body, CreationSites.of(className, method, file, line));
  }

  /** {@code executor.execute(task)}, with the line it stands in. */
  public static void execute(
      GoroutineExecutor executor,
      Runnable task,
      String className,
      String method,
      String file,
      int line) {
    executor.execute(task, CreationSites.of(className, method, file, line));
  }

  /** {@code executor.submit(task)}, with the line it stands in. */
  public static Future<?> submit(
      GoroutineExecutor executor,
      Runnable task,
      String className,
      String method,
      String file,
      int line) {
    return submit(executor, task, null, className, method, file, line);
  }

  /** {@code executor.submit(task, result)}, with the line it stands in. */
  public static <T> Future<T> submit(
      GoroutineExecutor executor,
      Runnable task,
      T result,
      String className,
      String method,
      String file,
      int line) {
    GoroutineTask<T> future = new GoroutineTask<>(task, result);
    execute(executor, future, className, method, file, line);
    return future;
  }

  /** {@code executor.submit(task)}, with the line it stands in. */
  public static <T> Future<T> submit(
      GoroutineExecutor executor,
      Callable<T> task,
      String className,
      String method,
      String file,
      int line) {
    GoroutineTask<T> future = new GoroutineTask<>(task);
    execute(executor, future, className, method, file, line);
    return future;
  }

  /** {@code Go.run(body)}, with the line it stands in. */
  public static Outcome<Void> run(
      GoBody body, String className, String method, String file, int line) {
    Objects.requireNonNull(body, "body");
    StackTraceElement site = CreationSites.of(className, method, file, line);
    return Boundaries.call(new FunctionBody(body), site);
  }

  /** {@code Go.call(body)}, with the line it stands in. */
  public static <T> Outcome<T> call(
      Callable<T> body, String className, String method, String file, int line) {
    Objects.requireNonNull(body, "body");
    return Boundaries.call(body, CreationSites.of(className, method, file, line));
  }

  /** The next call exits or panics, in this line. Woven only where lines are to be recorded. */
  public static void raising(String className, String method, String file, int line) {
    RaisingSites.tell(className, method, file, line);
  }

  /** An activation of an @ExitBoundary method begins. Gives what {@link #leaveBoundary} needs. */
  public static Object enterBoundary() {
    return Boundaries.enter();
  }

  /**
   * It ends: by returning (null) or by a throwable, which is thrown again unless it is the exit.
   */
  public static void leaveBoundary(Throwable thrown, Object outer) {
    Boundaries.leave((Object[]) outer, thrown);
  }
}
