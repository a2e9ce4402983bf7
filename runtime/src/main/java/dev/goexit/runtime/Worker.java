package dev.goexit.runtime;

import java.util.concurrent.Callable;

/** A thread that runs goroutines, one after the other (Go: m). */
final class Worker extends Thread {
  private final Scheduler scheduler;
  private final int initialPriority;
  private final String initialName;
  private final ClassLoader initialLoader;

  Worker(Scheduler scheduler, String name, boolean isDaemon) {
    super(null, null, name, 0, false);
    this.scheduler = scheduler;
    setDaemon(isDaemon);
    setPriority(NORM_PRIORITY);
    initialPriority = NORM_PRIORITY;
    initialName = name;
    initialLoader = ClassLoader.getSystemClassLoader();
    setContextClassLoader(initialLoader);
  }

  /** Go: schedule, execute, goexit0, and again. */
  @Override
  public void run() {
    Scheduler.Task task;
    while ((task = scheduler.next(this)) != null) {
      execute(task.goroutine(), task.body());
      scheduler.ended(this);
      comeBackClean();
    }
  }

  private static void execute(GoroutineDescriptor descriptor, Callable<?> body) {
    descriptor.crashes = !(body instanceof TaskBody task && task.tellsOthers());
    Ending ending = Goroutines.run(descriptor, body);
    Goroutines.end(descriptor, ending);
  }

  /** The next goroutine must not meet what this one left on the thread. */
  private void comeBackClean() {
    interrupted();
    if (getPriority() != initialPriority) {
      setPriority(initialPriority);
    }
    if (!getName().equals(initialName)) {
      setName(initialName);
    }
    if (getContextClassLoader() != initialLoader) {
      setContextClassLoader(initialLoader);
    }
  }
}
