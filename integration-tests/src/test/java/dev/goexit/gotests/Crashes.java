package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.gotests.Cases.nothing;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** src/runtime/crash_test.go and what else ends the process: the named program is run in main. */
@Defers
public final class Crashes {
  private static final Map<String, GoBody> PROGRAMS = new TreeMap<>();

  private Crashes() {}

  public static void main(String[] args) throws Throwable {
    PROGRAMS.get(args[0]).run();
  }

  static {
    PROGRAMS.put(
        "RecursivePanic",
        () -> {
          call(
              () -> {
                defer(() -> println(recover()));
                call(
                    () -> {
                      defer(
                          () -> {
                            Object err = recover();
                            if (err != null) {
                              panic("wrap: " + err);
                            }
                          });
                      panic("bad");
                    });
              });
          panic("again");
        });
    PROGRAMS.put(
        "RecursivePanic2",
        () -> {
          call(
              () -> {
                defer(() -> println(recover()));
                call(
                    () -> {
                      defer(() -> panic("second"));
                      defer(() -> println(recover()));
                      panic("first");
                    });
              });
          panic("third");
        });
    PROGRAMS.put(
        "RecursivePanic3",
        () -> {
          defer(
              () -> {
                defer(() -> recover());
                panic("second");
              });
          panic("first");
        });
    PROGRAMS.put(
        "RecursivePanic4",
        () -> {
          defer(
              () -> {
                recover();
                panic("second");
              });
          panic("first");
        });
    PROGRAMS.put(
        "RecursivePanic5",
        () -> {
          call(
              () -> {
                defer(() -> nothing());
                call(
                    () -> {
                      defer(() -> nothing());
                      defer(() -> println(recover()));
                      defer(
                          () -> {
                            println(recover());
                            panic("second");
                          });
                      panic("first");
                    });
              });
          panic("third");
        });
    PROGRAMS.put(
        "GoexitDeadlock",
        () -> {
          Go.go(() -> nothing());
          Go.go(() -> nothing());
          Goexit.exit();
        });
    PROGRAMS.put(
        "GoexitCrash",
        () -> {
          Go.go(() -> Go.gosched());
          println("main exits");
          Goexit.exit();
        });
    PROGRAMS.put(
        "GoexitInPanic",
        () -> {
          Go.go(
              () -> {
                defer(() -> Goexit.exit());
                panic("hello");
              });
          Goexit.exit();
        });
    PROGRAMS.put(
        "PanicAfterGoexit",
        () -> {
          defer(() -> panic("hello"));
          Goexit.exit();
        });
    PROGRAMS.put(
        "RecoveredPanicAfterGoexit",
        () -> {
          defer(
              () -> {
                defer(() -> println(recover()));
                panic("hello");
              });
          Goexit.exit();
        });
    PROGRAMS.put(
        "RecoverBeforePanicAfterGoexit",
        () -> {
          defer(() -> println(recover()));
          defer(() -> panic("hello"));
          Goexit.exit();
        });
    PROGRAMS.put(
        "RecoverBeforePanicAfterGoexit2",
        () -> {
          for (int i = 0; i < 2; i++) {
            defer(() -> println("looped", recover()));
          }
          defer(() -> println(recover()));
          defer(() -> panic("hello"));
          Goexit.exit();
        });
    PROGRAMS.put(
        "NoHelperGoroutines",
        () -> {
          TimerTask anHourLater =
              new TimerTask() {
                @Override
                public void run() {
                  panic("an hour later");
                }
              };
          new Timer(true).schedule(anHourLater, TimeUnit.HOURS.toMillis(1));
          println(Goroutine.count());
        });
    PROGRAMS.put("RepanickedNumber200", () -> repanicNumber(200));
    PROGRAMS.put("RepanickedNumber300", () -> repanicNumber(300));
    PROGRAMS.put("MainGoroutineID", () -> panic("test"));
    PROGRAMS.put("PanicTraceback", () -> pt1());
    PROGRAMS.put("PanicDeadlockGosched", () -> panic(new Yielding()));
    PROGRAMS.put("PanicDeadlockSyscall", () -> panic(new Printing()));
    PROGRAMS.put("PanicLoop", () -> panic(new Panicking("double error")));
    PROGRAMS.put(
        "PanicRace",
        () -> {
          CountDownLatch done = new CountDownLatch(1);
          Go.go(
              () -> {
                defer(
                    () -> {
                      done.countDown();
                      Go.gosched();
                    });
                panic("crash");
              });
          done.await();
        });
    PROGRAMS.put(
        "DoublePanic",
        () -> {
          defer(() -> panic(new Collecting("YYY")));
          panic(new Collecting("XXX"));
        });
    PROGRAMS.put(
        "RepanickedPanic",
        () -> {
          defer(() -> panic(recover()));
          panic("message");
        });
    PROGRAMS.put(
        "RepanickedMiddlePanic",
        () -> {
          defer(
              () -> {
                recover();
                panic("outer");
              });
          call(
              () -> {
                defer(() -> panic(recover()));
                call(
                    () -> {
                      defer(
                          () -> {
                            recover();
                            panic("middle");
                          });
                      panic("inner");
                    });
              });
        });
    PROGRAMS.put(
        "RepanickedPanicSandwich",
        () -> {
          Object[] outer = {null};
          defer(
              () -> {
                recover();
                panic(outer[0]);
              });
          call(
              () -> {
                defer(
                    () -> {
                      outer[0] = recover();
                      panic("inner");
                    });
                panic("outer");
              });
        });
    PROGRAMS.put(
        "DoublePanicWithSameValue",
        () -> {
          Object e = "message";
          defer(() -> panic(e));
          panic(e);
        });
    PROGRAMS.put("ErrorPanic", () -> panic(new Panicking("important multi-line\nerror message")));
    PROGRAMS.put(
        "StringerPanic", () -> panic(new Panicking("important multi-line\nstringer message")));
    PROGRAMS.put("DoubleErrorPanic", () -> panic(new Panicking(new Panicking("error"))));
    PROGRAMS.put("DoubleStringerPanic", () -> panic(new Panicking(new Panicking("stringer"))));
    PROGRAMS.put("CircularPanic", () -> panic(new CircleStart()));
    PROGRAMS.put("StringPanic", () -> panic("important multi-line\nstring message"));
    PROGRAMS.put("NilPanic", () -> panic(null));
    PROGRAMS.put(
        "WaitGroupPanic",
        () -> {
          SyncCases.WaitGroup group = new SyncCases.WaitGroup();
          group.go(() -> panic("test"));
          group.await();
          println("not reached");
          panic("await returned");
        });
    PROGRAMS.put(
        "ExitedMainAndExitStatus",
        () -> {
          BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
          defer(() -> statuses.put(3));
          Go.go(() -> System.exit(statuses.take()));
          Goexit.exit();
        });
  }

  private static void repanicNumber(int n) {
    defer(() -> panic((int) recover() + 0));
    panic(n);
  }

  private static void pt1() {
    defer(() -> panic("panic pt1"));
    pt2();
  }

  private static void pt2() {
    defer(() -> panic("panic pt2"));
    panic("hello");
  }

  /** Yields while its text is made. */
  private static final class Yielding {
    @Override
    public String toString() {
      Go.gosched();
      return "yielding";
    }
  }

  /** Prints while its text is made. */
  private static final class Printing {
    @Override
    public String toString() {
      println("1");
      println("2");
      return "3";
    }
  }

  /** Panics when its text is asked for. */
  private record Panicking(Object value) {
    @Override
    public String toString() {
      throw panic(value);
    }
  }

  private record CircleStart() {
    @Override
    public String toString() {
      throw panic(new CircleEnd());
    }
  }

  private record CircleEnd() {
    @Override
    public String toString() {
      throw panic(new CircleStart());
    }
  }

  private record Collecting(String text) {
    @Override
    public String toString() {
      System.gc();
      return text;
    }
  }

  private record Exiting() {
    @Override
    public String toString() {
      throw Goexit.exit();
    }
  }

  private record Named(String name) {
    @Override
    public String toString() {
      println("text of", name);
      return name;
    }
  }

  static {
    PROGRAMS.put(
        "TwoPanicsOverGoexit",
        () -> {
          defer(() -> panic("second"));
          defer(() -> panic("first"));
          Goexit.exit();
        });
    PROGRAMS.put(
        "WrappedPanicOverGoexit",
        () -> {
          defer(() -> panic("wrap:" + recover()));
          defer(() -> panic("first"));
          Goexit.exit();
        });
    PROGRAMS.put(
        "GoexitDropsPanicInMain",
        () -> {
          defer(() -> Goexit.exit());
          panic("dropped");
        });
    PROGRAMS.put(
        "PanicAfterGoexitDroppedPanic",
        () -> {
          defer(() -> panic("P2"));
          defer(() -> Goexit.exit());
          panic("P1");
        });
    PROGRAMS.put(
        "GoexitWhileTextIsMade",
        () -> {
          CountDownLatch done = new CountDownLatch(1);
          Go.go(
              () -> {
                defer(done::countDown);
                defer(() -> println("deferred runs before the text is made"));
                panic(new Exiting());
              });
          done.await();
          while (Goroutine.count() > 1) {
            Go.gosched();
          }
          println("main survived");
        });
    PROGRAMS.put(
        "PanicInAnotherGoroutine",
        () -> {
          defer(() -> println("main's is not run"));
          Go.go(
              () -> {
                defer(() -> println("first deferred"));
                defer(() -> println("second deferred"));
                panic("boom");
              });
          new CountDownLatch(1).await();
        });
    PROGRAMS.put(
        "ThreePanics",
        () -> {
          defer(() -> panic("third"));
          defer(() -> panic("second"));
          panic("first");
        });
    PROGRAMS.put(
        "RepanickedEqualValue",
        () -> {
          defer(() -> panic("sa" + ((String) recover()).substring(2)));
          panic("same");
        });
    PROGRAMS.put("IntegerPanic", () -> panic(42));
    PROGRAMS.put("BoolPanic", () -> panic(true));
    PROGRAMS.put("FractionPanic", () -> panic(1.5));
    PROGRAMS.put("TextThatFakesATrace", () -> panic("line1\nline2\ngoroutine 7 [running]:"));
    PROGRAMS.put(
        "TextAfterDeferredCalls",
        () -> {
          defer(() -> println("deferred"));
          panic(new Printing());
        });
    PROGRAMS.put(
        "NewestTextFirst",
        () -> {
          defer(() -> panic(new Named("newer")));
          panic(new Named("older"));
        });
    PROGRAMS.put(
        "OlderTextPanics",
        () -> {
          defer(() -> panic("newer"));
          panic(new Panicking("double error"));
        });
    PROGRAMS.put("DeepPanic", () -> deep(150));
  }

  private static void deep(int n) {
    if (n == 0) {
      panic("deep");
    }
    deep(n - 1);
  }
}
