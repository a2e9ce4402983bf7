package dev.goexit.weave.jdk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Puts the hooks into the JDK's classes. */
public final class JdkPatch {
  public static final String RUNTIME = "java/lang/Runtime";
  public static final String THREAD = "java/lang/Thread";
  public static final String INVOCATION_TARGET = "java/lang/reflect/InvocationTargetException";

  public static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
  public static final String FUTURE_TASK = "java/util/concurrent/FutureTask";
  public static final String FORK_JOIN_TASK = "java/util/concurrent/ForkJoinTask";
  public static final String FORK_JOIN_EXECUTE =
      "java/util/concurrent/ForkJoinTask$RunnableExecuteAction";
  public static final String FORK_JOIN_POOL = "java/util/concurrent/ForkJoinPool";
  public static final String TIMER = "java/util/Timer";
  public static final String TIMER_THREAD = "java/util/TimerThread";

  private static final String OF_THREAD = "(Ljava/lang/Thread;)V";
  private static final String OF_THROWABLE = "(Ljava/lang/Throwable;)V";
  private static final String OF_OBJECT = "(Ljava/lang/Object;)V";
  private static final String OF_RUNNABLE = "(Ljava/lang/Runnable;)V";
  private static final String OF_WORKER = "(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V";

  private static final Map<String, List<JdkHook>> HOOKS =
      Map.of(
          RUNTIME,
          List.of(
              // All ways to end the JVM from Java come through these two; System.exit does.
              new EntryHook("exit", "(I)V", "exit", "(I)V"),
              new EntryHook("halt", "(I)V", "halt", "(I)V"),
              new EntryHook("addShutdownHook", OF_THREAD, "addHook", "(Ljava/lang/Thread;)Z"),
              new EntryHook(
                  "removeShutdownHook",
                  "(Ljava/lang/Thread;)Z",
                  "removeHook",
                  "(Ljava/lang/Thread;)Z")),
          THREAD,
          List.of(
              new EntryHook(
                  "dispatchUncaughtException",
                  OF_THROWABLE,
                  "isUncaughtExit",
                  "(Ljava/lang/Throwable;)Z")),
          POOL,
          List.of(
              new SelfHook(
                  "<init>",
                  "(IIJLjava/util/concurrent/TimeUnit;Ljava/util/concurrent/BlockingQueue;"
                      + "Ljava/util/concurrent/ThreadFactory;"
                      + "Ljava/util/concurrent/RejectedExecutionHandler;)V",
                  "made"),
              new EntryHook("execute", OF_RUNNABLE, "given", OF_RUNNABLE),
              new SelfHook("runWorker", OF_WORKER, "enterPool"),
              new CallHook(
                  "runWorker",
                  OF_WORKER,
                  "java/lang/Runnable",
                  "run",
                  "runTask",
                  "(Ljava/lang/Runnable;)V")),
          FUTURE_TASK,
          List.of(
              new SelfHook("<init>", "(Ljava/util/concurrent/Callable;)V", "made"),
              new SelfHook("<init>", "(Ljava/lang/Runnable;Ljava/lang/Object;)V", "made"),
              // A periodic task: an exit ends this run, and the schedule goes on.
              new CallHook(
                  "runAndReset",
                  "()Z",
                  "java/util/concurrent/Callable",
                  "call",
                  "callTask",
                  "(Ljava/util/concurrent/Callable;)Ljava/lang/Object;")),
          FORK_JOIN_TASK,
          List.of(
              new SelfHook("<init>", "()V", "made"),
              // One that was made elsewhere is of the command that starts it.
              new SelfHook("fork", "()Ljava/util/concurrent/ForkJoinTask;", "made"),
              new SelfHook("invoke", "()Ljava/lang/Object;", "made"),
              new TaskHook("doExec")),
          FORK_JOIN_POOL,
          List.of(
              // The public constructors lead to this one; the common pool's does not.
              new SelfHook(
                  "<init>",
                  "(ILjava/util/concurrent/ForkJoinPool$ForkJoinWorkerThreadFactory;"
                      + "Ljava/lang/Thread$UncaughtExceptionHandler;ZIII"
                      + "Ljava/util/function/Predicate;JLjava/util/concurrent/TimeUnit;)V",
                  "made"),
              new SelfHook(
                  "runWorker", "(Ljava/util/concurrent/ForkJoinPool$WorkQueue;)V", "enterPool"),
              new EntryHook("execute", "(Ljava/util/concurrent/ForkJoinTask;)V", "made", OF_OBJECT),
              new EntryHook(
                  "submit",
                  "(Ljava/util/concurrent/ForkJoinTask;)Ljava/util/concurrent/ForkJoinTask;",
                  "made",
                  OF_OBJECT),
              new EntryHook(
                  "invoke",
                  "(Ljava/util/concurrent/ForkJoinTask;)Ljava/lang/Object;",
                  "made",
                  OF_OBJECT)),
          FORK_JOIN_EXECUTE,
          List.of(
              // What an executed task throws is told the thread's uncaught-exception handler.
              new CallHook(
                  "exec|compute",
                  "()",
                  "java/lang/Runnable",
                  "run",
                  "runUntilExit",
                  "(Ljava/lang/Runnable;)V")),
          TIMER,
          List.of(new EntryHook("sched", "(Ljava/util/TimerTask;JJ)V", "made", OF_OBJECT)),
          TIMER_THREAD,
          List.of(
              new CallHook(
                  "mainLoop",
                  "()V",
                  "java/util/TimerTask",
                  "run",
                  "runTask",
                  "(Ljava/lang/Runnable;)V")),
          INVOCATION_TARGET,
          List.of(
              // Reflection and proxies wrap what the called method throws; an exit goes on instead.
              new EntryHook("<init>", OF_THROWABLE, "resume", OF_THROWABLE),
              new EntryHook(
                  "<init>", "(Ljava/lang/Throwable;Ljava/lang/String;)V", "resume", OF_THROWABLE)));

  private JdkPatch() {}

  /** The internal names of the classes that have hooks. */
  public static Set<String> classes() {
    return HOOKS.keySet();
  }

  /**
   * The class file with its hooks. All other methods are copied.
   *
   * @throws IllegalStateException if a method is missing: a JDK that we do not know
   */
  public static byte[] patch(String name, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    HookedMethods hooked = new HookedMethods(name, HOOKS.get(name), writer);
    reader.accept(hooked, ClassReader.EXPAND_FRAMES);
    for (JdkHook missing : hooked.missing()) {
      throw new IllegalStateException(
          name
              + " of this JDK has no method "
              + missing.method()
              + missing.descriptor()
              + ". Use a newer goexit-agent.jar, or the options systemExit=off and boundaries=off");
    }
    return writer.toByteArray();
  }
}
