package shapes;

import static dev.goexit.compilers.Shape.*;

import java.util.Comparator;
import java.util.TreeSet;

/** Shapes of handlers in Java 8. */
@SuppressWarnings("all")
public class Shapes {
  static final Object LOCK = new Object(), OTHER = new Object();
  static final AutoCloseable NONE = null;

  public static void main(String[] args) {
    shape("falls out", "exit handler", Shapes::fallsOut);
    shape("catches Error", "exit handler", Shapes::catchesError);
    shape("multi-catch", "exit handler", Shapes::multiCatch);
    shape("sibling", "exit handler", Shapes::sibling);
    shape("return in catch", "exit handler", Shapes::returnInCatch);
    shape("return in finally", "exit finally", Shapes::returnInFinally);
    shape("nested tries", "exit inner outer", Shapes::nestedTries);
    shape("nested catch", "exit own nested handler", Shapes::nestedCatch);
    shape("continue in catch", "round exit handler", Shapes::continueInCatch);
    shape("break in catch", "exit handler finally", Shapes::breakInCatch);
    shape("labelled break", "exit handler finally", Shapes::labelledBreak);
    shape("retry loop", "attempt exit handler", Shapes::retryLoop);
    shape("continue in finally", "exit finally", Shapes::continueInFinally);
    shape("finally that loops", "exit f0 f1 f2", Shapes::finallyThatLoops);
    shape("switch in handler", "exit case behind", Shapes::switchInHandler);
    shape("string switch in handler", "exit b", Shapes::stringSwitch);
    shape("throws another", "exit handler", Shapes::throwsAnother);
    shape("throws in finally", "exit finally", Shapes::throwsInFinally);
    shape("wraps and rethrows", "exit outer", Shapes::wrapsAndRethrows);
    shape("return past outer", "exit inner outer finally", Shapes::returnPastOuter);
    shape("value past outer", "exit inner f1 outer f2", Shapes::valuePastOuter);
    shape("empty catch", "exit", Shapes::emptyCatch);
    shape("empty catch, finally", "exit finally", Shapes::emptyCatchWithFinally);
    shape("synchronized block", "exit", Shapes::synchronizedBlock);
    shape("synchronized method", "exit handler", Shapes::synchronizedMethod);
    shape("catch in synchronized", "exit handler", Shapes::catchInSynchronized);
    shape("return in synchronized", "exit handler", Shapes::returnInSynchronized);
    shape("monitors and finally", "exit handler finally", Shapes::monitorsAndFinally);
    shape("synchronized in handler", "exit handler", Shapes::synchronizedInHandler);
    shape("resources", "exit close-b close-a finally", Shapes::resources);
    shape("failing close", "exit close-b close-a", Shapes::failingClose);
    shape("exit in close", "body exit close-a", Shapes::exitInClose);
    shape("return in resources", "exit handler close-a outer", Shapes::returnInResources);
    shape("second exit", "exit exit", Shapes::secondExit);
    shape("exit in a handler", "body handler exit finally", Shapes::exitInHandler);
    shape("long and double", "exit handler3.0", Shapes::longAndDouble);
    shape("assert in handler", "exit handler", Shapes::assertInHandler);
    shape("lambda", "exit handler", Shapes::lambda);
    shape("anonymous class", "exit handler", Shapes::anonymousClass);
    shape("constructor", "exit handler", Shapes::constructor);
    shape("instance initialiser", "exit handler", Shapes::instanceInitialiser);
    shape("field initialiser", "exit handler", Shapes::fieldInitialiser);
    shape("default method", "exit handler", Shapes::defaultMethod);
    shape("bridge", "exit handler", Shapes::bridge);
    shape("inner class", "exit handler", () -> new Shapes().inner());
    shape("catch in argument", "exit handler", Shapes::catchInArgument);
    shape("conditional in handler", "exit handler", Shapes::conditionalInHandler);
    shape("unread variable", "exit handler", Shapes::unreadVariable);
    shape("three deep", "exit 1 f1 2 f2 3 f3", Shapes::threeDeep);
    guessed("behind a return", "exit handler", "exit handler after", Shapes::behindReturn);
    guessedEmpty("empty behind a return", "exit", "exit after", Shapes::emptyBehindReturn);
    end();
  }

  static void fallsOut() {
    try { exit(); } catch (Throwable t) { event("handler"); t.getMessage(); }
    event("after");
  }

  static void catchesError() {
    try { exit(); } catch (Error e) { event("handler"); e.getMessage(); }
    event("after");
  }

  static void multiCatch() {
    try { exit(); } catch (RuntimeException | Error e) { event("handler"); e.getMessage(); }
    event("after");
  }

  static void sibling() {
    try { exit(); } catch (RuntimeException e) { event("wrong"); } catch (Error e) { event("handler"); }
    event("after");
  }

  static int returnInCatch() {
    try { return exit(); } catch (Throwable t) { event("handler"); return 1; }
  }

  static int returnInFinally() {
    try { return exit(); } finally { event("finally"); return 1; }
  }

  static void nestedTries() {
    try {
      try { exit(); } catch (Throwable t) { event("inner"); }
      event("between");
    } catch (Throwable t) { event("outer"); }
    event("after");
  }

  static void nestedCatch() {
    try { exit(); } catch (Throwable t) {
      try { fail("own"); } catch (Throwable u) { event("nested"); }
      event("handler");
    }
    event("after");
  }

  static void continueInCatch() {
    for (int i = 0; i < 3; i++) {
      try { event("round"); exit(); } catch (Throwable t) { event("handler"); continue; }
    }
    event("after");
  }

  static void breakInCatch() {
    while (true) {
      try { exit(); } catch (Throwable t) { event("handler"); break; } finally { event("finally"); }
    }
    event("after");
  }

  static void labelledBreak() {
    outer:
    for (;;) {
      for (;;) {
        try { exit(); } catch (Throwable t) { event("handler"); break outer; } finally { event("finally"); }
      }
    }
    event("after");
  }

  static int retryLoop() {
    for (int attempt = 0; ; attempt++) {
      try { event("attempt"); return exit(); }
      catch (Throwable t) { event("handler"); if (attempt == 3) { throw t; } }
    }
  }

  static void continueInFinally() {
    for (int i = 0; i < 2; i++) {
      try { exit(); } finally { event("finally"); continue; }
    }
    event("after");
  }

  static void finallyThatLoops() {
    try { exit(); } finally { for (int i = 0; i < 3; i++) { event("f" + i); } }
    event("after");
  }

  static void switchInHandler() {
    for (int i = 0; i < 3; i++) {
      try { exit(); } catch (Throwable t) {
        switch (t.getMessage().length()) { case 0: continue; default: event("case"); break; }
        event("behind");
        switch (i) { case 0: continue; case 1: return; default: event("wrong"); }
      }
    }
    event("after");
  }

  static void stringSwitch() {
    String s = "b";
    try { exit(); } catch (Throwable t) {
      switch (s) { case "a": event("a"); break; case "b": event("b"); return; default: event("c"); }
    }
    event("after");
  }

  static void throwsAnother() {
    try { exit(); } catch (Throwable t) { fail("handler"); }
  }

  static void throwsInFinally() {
    try { exit(); } finally { fail("finally"); }
  }

  static void wrapsAndRethrows() {
    try {
      try { exit(); } catch (Throwable t) { throw new IllegalStateException(t); }
    } catch (IllegalStateException e) { event("wrong"); }
    catch (Error e) { event("outer"); throw e; }
  }

  static void returnPastOuter() {
    try {
      try { exit(); } catch (Throwable t) { event("inner"); return; }
    } catch (Throwable t) { event("outer"); } finally { event("finally"); }
  }

  static int valuePastOuter() {
    try {
      try { return exit(); } catch (Throwable t) { event("inner"); return 1; } finally { event("f1"); }
    } catch (Throwable t) { event("outer"); return 2; } finally { event("f2"); }
  }

  static void emptyCatch() {
    try { exit(); } catch (Throwable t) { }
    event("after");
  }

  static void emptyCatchWithFinally() {
    try { exit(); } catch (Throwable t) { } finally { event("finally"); }
    event("after");
  }

  static void synchronizedBlock() {
    try { synchronized (LOCK) { exit(); } } finally { if (Thread.holdsLock(LOCK)) { event("locked"); } }
    event("after");
  }

  static synchronized void synchronizedMethod() {
    try { exit(); } catch (Throwable t) { event("handler"); }
    event("after");
  }

  static void catchInSynchronized() {
    synchronized (LOCK) { try { exit(); } catch (Throwable t) { event("handler"); } event("after"); }
    event("after");
  }

  static int returnInSynchronized() {
    synchronized (LOCK) { try { return exit(); } catch (Throwable t) { event("handler"); return 1; } }
  }

  static int monitorsAndFinally() {
    synchronized (LOCK) {
      try {
        synchronized (OTHER) { try { return exit(); } catch (Throwable t) { event("handler"); return 1; } }
      } finally {
        event("finally");
        if (!Thread.holdsLock(LOCK) || Thread.holdsLock(OTHER)) { event("wrong-lock"); }
      }
    }
  }

  static void synchronizedInHandler() {
    try { exit(); } catch (Throwable t) { synchronized (LOCK) { event("handler"); } }
    event("after");
  }

  static void resources() throws Exception {
    try (AutoCloseable a = resource("a"); AutoCloseable b = resource("b"); AutoCloseable n = NONE) { exit(); }
    finally { event("finally"); }
    event("after");
  }

  static void failingClose() throws Exception {
    try (AutoCloseable a = resource("a"); AutoCloseable b = failingResource("b")) { exit(); }
    event("after");
  }

  static void exitInClose() throws Exception {
    try (AutoCloseable a = resource("a"); AutoCloseable b = exitingResource()) { fail("body"); }
    catch (IllegalStateException e) { event("wrong"); }
    event("after");
  }

  static int returnInResources() throws Exception {
    try (AutoCloseable a = resource("a")) {
      try { return exit(); } catch (Throwable t) { event("handler"); return 1; }
    } catch (Throwable t) { event("outer"); return 2; }
  }

  static void secondExit() {
    try { exit(); } catch (Throwable t) { exit(); }
  }

  static void exitInHandler() {
    try { fail("body"); } catch (Throwable t) { event("handler"); exit(); } finally { event("finally"); }
  }

  static void longAndDouble() {
    long a = 1;
    double b = 2;
    try { exit(); } catch (Throwable t) { long c = a; double d = b; event("handler" + (c + d)); }
    event("after" + a + b);
  }

  static void assertInHandler() {
    try { exit(); } catch (Throwable t) { assert t != null : "no"; event("handler"); }
    event("after");
  }

  static void lambda() {
    Runnable body = () -> { try { exit(); } catch (Throwable t) { event("handler"); } event("after"); };
    body.run();
    event("behind");
  }

  static void anonymousClass() {
    new Runnable() {
      public void run() { try { exit(); } catch (Throwable t) { event("handler"); } event("after"); }
    }.run();
    event("behind");
  }

  static class Constructed {
    final int value;

    Constructed() {
      int found;
      try { found = exit(); } catch (Throwable t) { event("handler"); found = 2; }
      value = found;
      event("after");
    }
  }

  static void constructor() {
    new Constructed();
    event("behind");
  }

  static class Initialised {
    { try { exit(); } catch (Throwable t) { event("handler"); } event("after"); }
  }

  static void instanceInitialiser() {
    new Initialised();
    event("behind");
  }

  static class Field {
    final int value = caught();

    static int caught() {
      try { return exit(); } catch (Throwable t) { event("handler"); return 3; }
    }
  }

  static void fieldInitialiser() {
    new Field();
    event("behind");
  }

  interface Greeting {
    default void greet() { try { exit(); } catch (Throwable t) { event("handler"); } event("after"); }
  }

  static void defaultMethod() {
    new Greeting() {}.greet();
    event("behind");
  }

  static class Order implements Comparator<String> {
    public int compare(String a, String b) {
      try { return exit(); } catch (RuntimeException | Error e) { event("handler"); return 0; }
    }
  }

  static void bridge() {
    new TreeSet<String>(new Order()).add("a");
    event("behind");
  }

  class Inner {
    void run() { try { exit(); } catch (Throwable t) { event("handler"); toString(); } event("after"); }
  }

  void inner() {
    new Inner().run();
    event("behind");
  }

  static int orZero() {
    try { return exit(); } catch (Throwable t) { event("handler"); return 0; }
  }

  static void catchInArgument() {
    event("argument" + Math.max(1, orZero()));
  }

  static void conditionalInHandler() {
    do {
      try { exit(); } catch (Throwable t) { event("handler"); if (t.getMessage() == null) { break; } }
    } while (LOCK == null);
    event("after");
  }

  static void unreadVariable() {
    try { exit(); } catch (Throwable t) { if (LOCK != null) { event("handler"); } }
    event("after");
  }

  static void threeDeep() {
    try {
      try {
        try { exit(); } catch (Throwable t) { event("1"); } finally { event("f1"); }
      } catch (Throwable t) { event("2"); return; } finally { event("f2"); }
    } catch (Throwable t) { event("3"); } finally { event("f3"); }
    event("after");
  }

  static int behindReturn() {
    try { return exit(); } catch (Throwable t) { event("handler"); t.getMessage(); }
    event("after");
    return 0;
  }

  static int emptyBehindReturn() {
    try { return exit(); } catch (Throwable t) { }
    event("after");
    return 0;
  }
}
