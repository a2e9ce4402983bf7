package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.lang.ref.Cleaner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Where the JVM cannot follow Go, or need not: what happens here instead, a section a rule. */
@Defers
public final class Differences {
  private static boolean isCleaned;

  private Differences() {}

  public static void main(String[] args) throws Throwable {
    section("A16", Differences::deferInLambda);
    section(
        "C9",
        () -> println(Go.run(Differences::exitTwice).<Object>fold(v -> -1, (n, t) -> n, e -> -2)));
    section("C15", Differences::monitorsAndLocks);
    section("C16", Differences::exitThroughLibraries);
    section("C17", Differences::nilFunctionUnderAnExit);
    section("C21", Differences::exitOnForeignThread);
    section("C22", Differences::exitInCleaner);
    section("D17", Differences::panicInStaticInitializer);
    section("D18", Differences::argumentOfGoPanics);
    section("D19", Differences::goOfNil);
  }

  private static void section(String rule, GoBody body) throws Throwable {
    println("==", rule);
    body.run();
  }

  private static void exitTwice() {
    defer(() -> Goexit.exit(4));
    Goexit.exit(3);
  }

  /** Go: a defer in the body of a loop over a function belongs to the function around it. */
  private static void deferInLambda() {
    defer(() -> println("function's"));
    List.of(1, 2)
        .forEach(
            n -> {
              defer(() -> println("lambda's", n));
              println("pass", n);
            });
    println("loop over");
    List.of(1, 2)
        .forEach(
            n -> {
              defer(() -> println("recovered", recover(), "of pass", n));
              panic("panic");
            });
  }

  private static void monitorsAndLocks() throws InterruptedException {
    Object monitor = new Object();
    ReentrantLock lock = new ReentrantLock();
    boolean[] isHeld = {false, false};
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> isHeld[1] = Thread.holdsLock(monitor));
              lock.lock();
              synchronized (monitor) {
                defer(() -> isHeld[0] = Thread.holdsLock(monitor));
                Goexit.exit();
              }
            });
    goroutine.join();
    println("monitor held in deferred calls", isHeld[0], isHeld[1]);
    synchronized (monitor) {
      println("monitor free");
    }
    println("lock free", lock.tryLock());
  }

  private static void exitThroughLibraries() throws Throwable {
    println("reflection", ending(() -> reflective().invoke(null)));
    println("comparator", ending(() -> listToSort().sort((a, b) -> exit())));
    println("map", ending(() -> new ConcurrentHashMap<>().computeIfAbsent(1, key -> exit())));
    println("stream", ending(() -> List.of(1, 2).stream().map(n -> exit()).toList()));
  }

  private static String ending(GoBody body) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              body.run();
              println("not reached");
            });
    goroutine.join();
    return goroutine.outcome().orElseThrow().getClass().getSimpleName();
  }

  private static Method reflective() throws NoSuchMethodException {
    return Differences.class.getDeclaredMethod("exit");
  }

  private static List<Integer> listToSort() {
    return new ArrayList<>(List.of(2, 1));
  }

  private static int exit() {
    throw Goexit.exit();
  }

  private static void nilFunctionUnderAnExit() throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("then", recover()));
              defer(() -> println("recovered", recover() instanceof NullPointerException));
              Deferred none = null;
              defer(none);
              Goexit.exit();
            });
    goroutine.join();
    println(goroutine.outcome().orElseThrow().getClass().getSimpleName());
  }

  private static void exitOnForeignThread() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              defer(() -> println("deferred"));
              Goexit.exit();
            });
    thread.start();
    thread.join();
    println("thread ended");
  }

  private static void exitInCleaner() {
    Cleaner cleaner = Cleaner.create();
    cleaner.register(new Object(), () -> Goexit.exit());
    while (!isCleaned) {
      cleaner.register(new Object(), () -> isCleaned = true);
      System.gc();
      Thread.onSpinWait();
    }
    println("later actions run");
  }

  /** Fails to initialize. */
  private static final class Failing {
    static final Object FIELD = fail();

    private static Object fail() {
      throw panic("in a static initializer");
    }
  }

  private static void panicInStaticInitializer() {
    for (int i = 0; i < 2; i++) {
      println(recovered(() -> println(Failing.FIELD)).getClass().getName());
    }
  }

  private static Object recovered(Runnable body) {
    defer(() -> Go.setResult(recover()));
    body.run();
    return null;
  }

  private static void argumentOfGoPanics() {
    int before = Goroutine.count();
    println("parent recovers", recovered(() -> Go.go(body())));
    println("goroutines started", Goroutine.count() - before);
  }

  private static GoBody body() {
    throw panic("argument");
  }

  private static void goOfNil() {
    Throwable recovered = (Throwable) recovered(() -> Go.go(null));
    println("parent recovers", recovered.getMessage());
  }
}
