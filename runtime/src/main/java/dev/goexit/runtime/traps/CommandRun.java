package dev.goexit.runtime.traps;

import dev.goexit.Command;
import dev.goexit.ExitTrap;
import dev.goexit.Outcome;
import dev.goexit.runtime.Exits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One run of a program: on a thread of its own, called main, under a trap. The caller sees to its
 * end, and goes on without that thread if it does not stop.
 */
public final class CommandRun {
  private static final int UNCAUGHT = 1; // As the launcher.

  private final MainMethod main;
  private final String[] arguments;
  private final ProgramLoader loader;
  private final boolean isLoaderKept;
  private final IntFunction<? extends Error> signals;

  /** Written by the thread that runs main, read once it has ended. */
  private volatile int statusOfMain;

  private volatile boolean isMainOver;

  public CommandRun(
      String mainClass,
      String[] arguments,
      ProgramLoader loader,
      boolean isLoaderKept,
      IntFunction<? extends Error> signals) {
    this.main = new MainMethod(mainClass, loader);
    this.arguments = arguments;
    this.loader = loader;
    this.isLoaderKept = isLoaderKept;
    this.signals = signals;
  }

  /** Runs the program to its end. */
  public Command.Result run(TrapOptions options) throws InterruptedException {
    TrapOptions withLoader =
        isLoaderKept ? options.withSharedLoader(loader) : options.withLoader(loader);
    Trap trap = new Trap(withLoader, signals);
    TrappedCall.open(trap, withLoader);
    try {
      Thread thread = new Thread(new ThreadGroup("main"), () -> runMain(trap), "main");
      thread.setContextClassLoader(loader);
      thread.start();
      List<Thread> stragglers = awaitEnd(trap, thread);
      closeLoader(stragglers);
      return result(trap, stragglers);
    } finally {
      TrappedCall.close(trap);
    }
  }

  private List<Thread> awaitEnd(Trap trap, Thread thread) throws InterruptedException {
    try {
      trap.threads().awaitBody(() -> !isMainOver);
      return trap.finish();
    } catch (InterruptedException e) {
      trap.abandon();
      throw e;
    }
  }

  private void runMain(Trap trap) {
    try {
      TrappedCall.bodyHere(trap, () -> callMain(trap));
    } finally {
      isMainOver = true;
      trap.threads().notifyOfEnd();
    }
  }

  private Void callMain(Trap trap) {
    try {
      JdbcDrivers.load(loader);
      if (!main.call(arguments)) {
        statusOfMain = UNCAUGHT;
      }
    } catch (Throwable thrown) {
      if (Exits.pending() != null) {
        trap.raise();
      }
      statusOfMain = UNCAUGHT;
      if (!trap.isExited()) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
      }
    }
    return null;
  }

  private void closeLoader(List<Thread> stragglers) {
    if (isLoaderKept || !stragglers.isEmpty()) {
      return; // They may be about to load a class.
    }
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Command.Result result(Trap trap, List<Thread> stragglers) {
    ExitTrap.Result<Void> ending =
        TrappedCall.result(trap, new Outcome.Returned<>(null), stragglers);
    return new Command.Result(
        ending.exitStatus().orElse(statusOfMain),
        ending.output().out(),
        ending.output().err(),
        ending.caller(),
        ending.laterExits(),
        stragglers);
  }
}
