package dev.goexit.runtime.traps;

import dev.goexit.ExitTrap.ExitCall;
import dev.goexit.runtime.ExitScope;
import dev.goexit.runtime.Exits;
import dev.goexit.runtime.JvmWide;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * A trap: what a call of exit does to the command that runs under it.
 *
 * <p>The hooks in {@code java.lang.Runtime} know it as two functions of JRE types: {@link #accept}
 * is a call of exit or halt, {@link #test} the registration of a shutdown hook. The first status
 * stays; whoever calls exit leaves by an exit of his goroutine, and a thread that is none becomes
 * one for it.
 *
 * <pre>
 * running  -> exited    somebody called exit: the others are interrupted
 * running  -> finished  the body and all threads but daemons have ended
 * exited   -> finished  hooks have run, stragglers are found
 * </pre>
 *
 * <p>What is late ends quietly: an exit by a straggler ends that thread.
 *
 * <p>Any thread.
 */
// Two of its interfaces have an andThen, which nobody calls here.
@SuppressWarnings("overloads")
public final class Trap
    implements BiConsumer<Integer, Boolean>,
        BiPredicate<Thread, Boolean>,
        BooleanSupplier,
        BiFunction<Object, Object, Object>,
        ToIntFunction<Boolean>,
        ExitScope {
  private final TrapOptions options;
  private final IntFunction<? extends Error> signals;
  private final Trap outer;
  private final AtomicReference<ExitCall> first = new AtomicReference<>();
  private final List<ExitCall> later = new CopyOnWriteArrayList<>();
  private final TrapThreads threads = new TrapThreads(this);
  private final TrapHooks hooks = new TrapHooks();
  private final TrapOutput output;
  private volatile InputStream replacedInput;
  private volatile boolean isEnding;
  private volatile boolean isFinished;
  private volatile boolean isHurried;

  /**
   * A trap within the caller's.
   *
   * @param signals makes the signal of an exit, of its status
   */
  public Trap(TrapOptions options, IntFunction<? extends Error> signals) {
    // A surviving thread keeps its trap, and is not to keep the program's classes with it.
    this.options = options.withLoader(null);
    this.signals = signals;
    this.outer = JvmWide.TRAPS.get() instanceof Trap around ? around : null;
    this.output = TrapOutput.of(options);
  }

  /** A call of exit or halt on this thread. Returns only if it is to end the JVM. */
  @Override
  public void accept(Integer status, Boolean isHalt) {
    if (isHalt && options.passesHalt()) {
      return;
    }
    ExitCall call = ExitCalls.ofCaller(status);
    if (!ExitHosts.contain(call.site())) {
      exit(call);
    }
  }

  /** Ends the command, as if exit had been called here. Does not return. */
  public void exit(int status) {
    exit(ExitCalls.ofCaller(status));
  }

  private void exit(ExitCall call) {
    if (first.compareAndSet(null, call)) {
      threads.interruptOthers();
    } else {
      later.add(call);
    }
    raise();
  }

  /** The first status goes on its way here; or the exit that is on its way already. */
  @Override
  public void raise() {
    Throwable pending = Exits.pending();
    if (pending != null) {
      throw (Error) Exits.again(pending);
    }
    int status = first.get().status();
    throw (Error) Exits.ofThread(signals.apply(status), status);
  }

  /** A shutdown hook is registered, or taken back. Whether that is ours to do. */
  @Override
  public boolean test(Thread hook, Boolean isAdded) {
    if (isFinished || !TrapHooks.isOfCommand(hook)) {
      return false;
    }
    return isAdded ? hooks.add(hook) : hooks.remove(hook);
  }

  @Override
  public void join() {
    threads.join();
  }

  @Override
  public void leave() {
    threads.leave();
  }

  /**
   * {@link #join}, by true, and {@link #leave}, as the bridge calls them; gives how often the
   * calling thread has joined.
   */
  @Override
  public int applyAsInt(Boolean isJoining) {
    return isJoining ? threads.join() : threads.leave();
  }

  @Override
  public boolean isExited() {
    return first.get() != null;
  }

  /** {@link #isExited}, as the bridge asks it. */
  @Override
  public boolean getAsBoolean() {
    return isExited();
  }

  /** Whether it is this trap or runs under it. */
  boolean isWithin(Trap other) {
    Trap trap = this;
    while (trap != null && trap != other) {
      trap = trap.outer;
    }
    return trap != null;
  }

  /**
   * Ends the command, when its body has ended, as a JVM ends: threads are waited for, hooks run,
   * what is left is asked to stop.
   *
   * @return those that did not
   * @throws InterruptedException if the caller is interrupted; may be called again
   */
  List<Thread> finish() throws InterruptedException {
    threads.awaitWork(isHurried ? Duration.ZERO : options.awaitThreads());
    hooks.run(threads, options.stopWithin());
    isEnding = true;
    threads.interruptOthers();
    List<Thread> stragglers = threads.awaitStop(options.stopWithin());
    isFinished = true;
    forget();
    return stragglers;
  }

  /** Whoever keeps the trap, a thread for one, is not to keep the program's classes with it. */
  private void forget() {
    hooks.forget();
    replacedInput = null;
    if (output != null) {
      output.replace(false, null);
      output.replace(true, null);
    }
  }

  /** Nobody sees to the end: asks the threads to stop, and leaves them alone. */
  void abandon() {
    threads.interruptOthers();
    isFinished = true;
  }

  /** Whoever sees to the end has no time: threads that could go on are asked to stop. */
  void stopWaiting() {
    isHurried = true;
  }

  ExitCall first() {
    return first.get();
  }

  List<ExitCall> later() {
    return later;
  }

  TrapOptions options() {
    return options;
  }

  TrapThreads threads() {
    return threads;
  }

  /** Where its output goes; null for where it goes without this trap. */
  TrapOutput output() {
    return output;
  }

  /** Where the calling thread's output goes now; null for where it goes without any trap. */
  TrapOutput outputHere() {
    if (output == null) {
      return outer == null ? null : outer.outputHere();
    }
    boolean isCut = options.isCutAtExit() && (isEnding || isExited() && !hooks.isRunningHere());
    return isFinished || isCut ? TrapOutput.NOWHERE : output;
  }

  /**
   * What the calling thread reads; null for the JVM's standard input.
   *
   * @param isFirst whether it is what the command began with that is asked for
   */
  InputStream inputHere(boolean isFirst) {
    if (!isFirst && replacedInput != null) {
      return replacedInput;
    }
    return options.input() != null || outer == null ? options.input() : outer.inputHere(isFirst);
  }

  /** What the command reads instead of what it began with; null if that is still in place. */
  InputStream replacedInput() {
    return replacedInput;
  }

  void replaceInput(InputStream input) {
    replacedInput = input;
  }

  /**
   * The command's own stream for one of the JVM's; or has it take a replacement, and gives that if
   * it did.
   */
  @Override
  public Object apply(Object ofJvm, Object replacement) {
    if (output == null) {
      return outer == null ? ofJvm : outer.apply(ofJvm, replacement);
    }
    return replacement == null
        ? StandardStreams.ownOf(this, ofJvm)
        : StandardStreams.replace(this, ofJvm, replacement);
  }

  /** The outermost one that the calling thread works under; null for none. */
  public static Trap outermost() {
    Trap trap = JvmWide.TRAPS.get() instanceof Trap here ? here : null;
    while (trap != null && trap.outer != null) {
      trap = trap.outer;
    }
    return trap;
  }

  /** Ends the JVM. */
  public static void forceExit(int status) {
    Object trap = JvmWide.TRAPS.get();
    JvmWide.TRAPS.set(Boolean.FALSE);
    try {
      Runtime.getRuntime().exit(status);
    } finally {
      JvmWide.TRAPS.set(trap);
    }
  }
}
