package dev.goexit.exittrap;

import dev.goexit.ExitTrap;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Commands give tasks to pools that were there before them and outlive them. */
public final class PoolsOfOthers {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private static final ExecutorService POOL = Executors.newFixedThreadPool(1);
  private static final ScheduledExecutorService SCHEDULE = Executors.newScheduledThreadPool(1);
  private static final ForkJoinPool FORK_JOIN = new ForkJoinPool(1);
  private static final Timer TIMER = new Timer();

  private PoolsOfOthers() {}

  public static void main(String[] args) throws Exception {
    String worker = POOL.submit(() -> Thread.currentThread().getName()).get();
    show(1, "submit", status -> POOL.submit(() -> System.exit(status)));
    show(2, "execute", status -> POOL.execute(() -> System.exit(status)));
    show(3, "FutureTask", status -> POOL.submit(() -> exit(status)));
    show(4, "runAsync", status -> CompletableFuture.runAsync(() -> System.exit(status), POOL));
    System.out.println("same worker " + POOL.submit(() -> isAlone(worker)).get());

    show(5, "common pool", status -> CompletableFuture.runAsync(() -> System.exit(status)));
    show(6, "a step later", PoolsOfOthers::stepLater);
    show(7, "parallel stream", PoolsOfOthers::parallelStream);
    show(8, "fork/join", status -> FORK_JOIN.submit(() -> System.exit(status)));
    madeBefore();
    show(9, "forked within", status -> FORK_JOIN.execute(new Forking(status)));
    System.out.println("fork/join is alone " + FORK_JOIN.submit(() -> isAlone(null)).get());
    System.out.println(
        "common is alone " + ForkJoinPool.commonPool().submit(() -> isAlone(null)).get());

    show(10, "schedule", status -> SCHEDULE.schedule(() -> exit(status), 1, TimeUnit.MILLISECONDS));
    show(11, "at a rate", PoolsOfOthers::atRate);
    show(12, "timer", status -> TIMER.schedule(new Exiting(status), 1));
    show(13, "delayed", PoolsOfOthers::delayed);
    System.out.println("schedule is alone " + SCHEDULE.submit(() -> isAlone(null)).get());
    timerIsAlone();

    helping();
    growing();
    oneTaskForAll();
    output();
    strayInterrupts();
    POOL.shutdown();
    SCHEDULE.shutdown();
    TIMER.cancel();
    // Given from outside any trap: whose exit is nobody's ends the JVM.
    FORK_JOIN.submit(() -> System.exit(77)).join();
  }

  /** The body waits for ever: only an exit that reaches the command ends it. */
  private static void show(int status, String what, IntConsumer give) {
    ExitTrap.Result<Void> result =
        ExitTrap.run(
            () -> {
              give.accept(status);
              NEVER.await();
            });
    System.out.println(
        what + ": " + result.exitStatus().getAsInt() + " " + result.stragglers().size());
  }

  private static Object exit(int status) {
    System.exit(status);
    return null;
  }

  /** Nothing of a command is left on the pool's thread. */
  private static boolean isAlone(String name) {
    Thread thread = Thread.currentThread();
    return !ExitTrap.isTrapped()
        && !thread.isInterrupted()
        && (name == null || name.equals(thread.getName()));
  }

  private static void stepLater(int status) {
    CompletableFuture.supplyAsync(() -> status).thenApplyAsync(PoolsOfOthers::exit);
  }

  private static void parallelStream(int status) {
    IntStream.range(0, 1000).parallel().forEach(i -> exitAt(i, status));
  }

  private static void exitAt(int number, int status) {
    if (number == 900) {
      System.exit(status);
    }
  }

  /** The subtask is run by another worker, or by this one. */
  private static final class Forking extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final int status;

    Forking(int status) {
      this.status = status;
    }

    @Override
    protected void compute() {
      FORK_JOIN.submit(() -> System.exit(status)).fork();
    }
  }

  private static void atRate(int status) {
    AtomicReference<Integer> runs = new AtomicReference<>(0);
    SCHEDULE.scheduleAtFixedRate(
        () -> {
          if (runs.getAndUpdate(run -> run + 1) == 2) {
            System.exit(status);
          }
        },
        0,
        1,
        TimeUnit.MILLISECONDS);
  }

  private static final class Exiting extends TimerTask {
    private final int status;

    Exiting(int status) {
      this.status = status;
    }

    @Override
    public void run() {
      System.exit(status);
    }
  }

  private static void delayed(int status) {
    CompletableFuture.runAsync(
        () -> System.exit(status), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
  }

  private static void timerIsAlone() throws Exception {
    CompletableFuture<Boolean> isAlone = new CompletableFuture<>();
    TIMER.schedule(
        new TimerTask() {
          @Override
          public void run() {
            isAlone.complete(isAlone(null));
          }
        },
        0);
    System.out.println("timer is alone " + isAlone.get());
  }

  /** Made outside, started inside: of the command that starts it. */
  private static void madeBefore() {
    RecursiveAction submitted = new Nested(17);
    show(17, "made before", status -> FORK_JOIN.submit(submitted));
    RecursiveAction forked = new Nested(18);
    show(18, "made before, forked", status -> FORK_JOIN.submit(() -> forked.fork().join()));
    RecursiveAction invoked = new Nested(19);
    ExitTrap.Result<Void> result = ExitTrap.run(invoked::invoke);
    System.out.println("made before, invoked: " + result.exitStatus().getAsInt());
  }

  private static final class Nested extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final int status;

    Nested(int status) {
      this.status = status;
    }

    @Override
    protected void compute() {
      System.exit(status);
    }
  }

  /** A worker that waits in a command may be made to run a task that is none of its. */
  private static void helping() throws Exception {
    CountDownLatch isSubmitted = new CountDownLatch(1);
    Future<ExitTrap.Result<Void>> helper =
        FORK_JOIN.submit(
            () -> {
              isSubmitted.await();
              return ExitTrap.run(ForkJoinTask::helpQuiesce);
            });
    Future<Boolean> helped = FORK_JOIN.submit(() -> isAlone(null));
    isSubmitted.countDown();
    System.out.println("helped is alone " + helped.get() + " " + helper.get().outcome());
  }

  /** The pool makes its thread in the command, and has it for others. */
  private static void growing() throws Exception {
    for (ExecutorService pool :
        new ExecutorService[] {Executors.newCachedThreadPool(), new ForkJoinPool(1)}) {
      ExitTrap.Result<Void> result = ExitTrap.run(() -> pool.submit(() -> exit(14)).get());
      System.out.println(
          "growing: "
              + result.exitStatus().getAsInt()
              + " "
              + result.stragglers().size()
              + " alone "
              + pool.submit(() -> isAlone(null)).get());
      pool.shutdown();
    }
  }

  /** One object, given by eight commands at once: each has one run of it. */
  private static void oneTaskForAll() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    Runnable task = () -> System.exit(15);
    CyclicBarrier start = new CyclicBarrier(8);
    Thread[] commands = new Thread[8];
    AtomicReference<Integer> exits = new AtomicReference<>(0);
    for (int i = 0; i < commands.length; i++) {
      commands[i] =
          new Thread(
              () -> {
                ExitTrap.Result<Void> result =
                    ExitTrap.run(
                        () -> {
                          start.await();
                          pool.execute(task);
                          NEVER.await();
                        });
                exits.getAndUpdate(sum -> sum + result.exitStatus().orElse(0));
              });
      commands[i].start();
    }
    for (Thread command : commands) {
      command.join();
    }
    pool.shutdown();
    System.out.println("one task for all: " + exits.get() / 15);
  }

  /** A command that ends while its task ends interrupts the pool's thread then, or not at all. */
  private static void strayInterrupts() throws Exception {
    int stray = 0;
    for (int round = 0; round < 2000; round++) {
      ExitTrap.run(
          () -> {
            CountDownLatch isRunning = new CountDownLatch(1);
            POOL.execute(isRunning::countDown);
            isRunning.await();
            System.exit(1);
          });
      stray += POOL.submit(() -> Thread.currentThread().isInterrupted()).get() ? 1 : 0;
    }
    System.out.println("stray interrupts " + stray);
  }

  private static void output() throws Exception {
    ExitTrap.Result<Void> result =
        ExitTrap.builder()
            .captureOutput()
            .run(() -> POOL.submit(() -> System.out.print("from the pool")).get());
    System.out.println("output: " + result.output().out());
  }
}
