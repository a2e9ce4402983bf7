package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;

/**
 * src/sync: what library code must do that knows of panics and exits. Go's Once, OnceFunc and
 * WaitGroup are written here on the API, as a user would.
 */
@Defers
final class SyncCases {
  private static int calls;

  private SyncCases() {}

  /** Is done even if the function leaves by a panic or an exit. */
  static final class Once {
    private final ReentrantLock lock = new ReentrantLock();
    private boolean isDone;

    void call(GoBody function) throws Throwable {
      lock.lock();
      defer(lock::unlock);
      if (!isDone) {
        defer(() -> isDone = true);
        function.run();
      }
    }
  }

  /** Panics with the same value at each call if the function did at the first. */
  static final class OnceFunction implements GoBody {
    private final Once once = new Once();
    private final GoBody function;
    private boolean isValid;
    private Object panic;

    OnceFunction(GoBody function) {
      this.function = function;
    }

    @Override
    public void run() throws Throwable {
      once.call(this::runFirst);
      if (!isValid) {
        panic(panic);
      }
    }

    private void runFirst() throws Throwable {
      defer(
          () -> {
            panic = recover();
            if (!isValid) {
              panic(panic);
            }
          });
      function.run();
      isValid = true;
    }
  }

  /** Done also after an exit; after a panic not, so that the crash comes before the waiter. */
  static final class WaitGroup {
    private final Phaser phaser = new Phaser(1);

    Goroutine go(GoBody body) {
      phaser.register();
      return Go.go(
          () -> {
            defer(
                () -> {
                  Object value = recover();
                  if (value != null) {
                    panic(value);
                  }
                  phaser.arriveAndDeregister();
                });
            body.run();
          });
    }

    void await() {
      phaser.arriveAndAwaitAdvance();
    }
  }

  private static void callTwice(GoBody function) throws Throwable {
    for (int i = 0; i < 2; i++) {
      call(
          () -> {
            defer(() -> println("recovered", recover()));
            function.run();
          });
    }
  }

  private static GoBody onceThatPanics(Object value) {
    calls = 0;
    return new OnceFunction(
        () -> {
          calls++;
          panic(value);
        });
  }

  @GoTest("sync/once_test.go TestOncePanic")
  static void onceIsDoneAfterAPanic() throws Throwable {
    Once once = new Once();
    call(
        () -> {
          defer(() -> println("recovered", recover()));
          once.call(() -> panic("failed"));
        });
    once.call(() -> println("not called twice"));
  }

  @GoTest("sync/oncefunc_test.go TestOnceFuncPanic")
  static void onceFunctionPanicsEachTime() throws Throwable {
    callTwice(onceThatPanics("x"));
    println("calls", calls);
  }

  @GoTest("sync/oncefunc_test.go TestOnceValuePanic")
  static void onceValuePanicsEachTime() throws Throwable {
    callTwice(onceThatPanics("x")::run);
    println("calls", calls);
  }

  @GoTest("sync/oncefunc_test.go TestOnceValuesPanic")
  static void onceValuesPanicEachTime() throws Throwable {
    GoBody function = onceThatPanics("x");
    callTwice(() -> function.run());
    println("calls", calls);
  }

  @GoTest("sync/oncefunc_test.go TestOnceFuncPanicNil")
  static void onceFunctionPanicsWithNil() throws Throwable {
    GoBody function = onceThatPanics(null);
    for (int i = 0; i < 2; i++) {
      call(
          () -> {
            defer(() -> println(recover() != null));
            function.run();
          });
    }
    println("calls", calls);
  }

  @GoTest("sync/oncefunc_test.go TestOnceFuncGoexit")
  static void onceFunctionExits() throws InterruptedException {
    calls = 0;
    GoBody function =
        new OnceFunction(
            () -> {
              calls++;
              Goexit.exit();
            });
    for (int i = 0; i < 2; i++) {
      Goroutine goroutine =
          Go.go(
              () -> {
                defer(() -> recover());
                function.run();
              });
      goroutine.join();
    }
    println("calls", calls);
  }

  private static void oncePanics() {
    panic("x");
  }

  @GoTest("sync/oncefunc_test.go TestOnceFuncPanicTraceback")
  static void firstCallKeepsTheTrace() throws Throwable {
    GoBody function = new OnceFunction(() -> oncePanics());
    defer(() -> println(recover(), Goroutine.current().dump().contains("SyncCases.oncePanics()")));
    function.run();
  }

  @GoTest("sync/waitgroup_test.go TestWaitGroupGo")
  static void waitGroupIsDoneAfterAnExit() throws InterruptedException {
    WaitGroup group = new WaitGroup();
    CountDownLatch unused = new CountDownLatch(0);
    Deferred ran = () -> println("ran");
    group.go(() -> ran.run());
    group.await();
    unused.await();
    group.go(() -> Goexit.exit());
    group.await();
    println("waited");
  }
}
