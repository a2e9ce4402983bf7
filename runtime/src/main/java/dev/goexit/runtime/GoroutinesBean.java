package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;
import dev.goexit.GoroutinesMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The bean behind option {@code jmx}. Loaded only if that asks for it: module java.management takes
 * longer to load than the rest of the runtime.
 */
final class GoroutinesBean implements GoroutinesMXBean {
  private GoroutinesBean() {}

  /** Registers one, if option {@code jmx} asks for it. */
  static void register() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (int number = 1; !register(server, number); number++) {
      // That is another copy of the runtime.
    }
  }

  private static boolean register(MBeanServer server, int number) {
    String name = number == 1 ? OBJECT_NAME : OBJECT_NAME + ",number=" + number;
    try {
      server.registerMBean(new GoroutinesBean(), new ObjectName(name));
      return true;
    } catch (InstanceAlreadyExistsException e) {
      return false;
    } catch (JMException e) {
      throw new IllegalStateException("option jmx=true: " + name + " cannot be registered", e);
    }
  }

  @Override
  public int getLivingCount() {
    return GoroutineRegistry.count();
  }

  @Override
  public Map<String, Integer> getCountsByState() {
    Map<String, Integer> counts = new TreeMap<>(Map.of("runnable", 0, "running", 0, "waiting", 0));
    for (GoroutineHandle goroutine : GoroutineRegistry.live()) {
      counts.merge(stateOf(goroutine), 1, Integer::sum);
    }
    return counts;
  }

  private static String stateOf(GoroutineHandle goroutine) {
    GoroutineDescriptor descriptor = goroutine.descriptorOrNull();
    if (goroutine.status() == GoroutineStatus.RUNNABLE) {
      return "runnable";
    }
    Thread thread = descriptor == null ? null : descriptor.thread;
    return thread != null && Monitor.isBlocked(thread) ? "waiting" : "running";
  }

  @Override
  public long getCreatedCount() {
    return GoroutineTotals.ALL.sum().created();
  }

  @Override
  public long getReturnedCount() {
    return GoroutineTotals.ALL.sum().returned();
  }

  @Override
  public long getExitedCount() {
    return GoroutineTotals.ALL.sum().exited();
  }

  @Override
  public long getPanickedCount() {
    return GoroutineTotals.ALL.sum().panicked();
  }

  @Override
  public int getThreadCount() {
    return sum(scheduler -> scheduler.workers.count());
  }

  @Override
  public int getIdleThreadCount() {
    return sum(scheduler -> scheduler.workers.idleCount());
  }

  @Override
  public int getProcessorCount() {
    return sum(scheduler -> scheduler.queues.processors.length);
  }

  @Override
  public int getGlobalQueueLength() {
    return sum(scheduler -> scheduler.queues.global.size());
  }

  @Override
  public int getLocalQueueLength() {
    return sum(scheduler -> scheduler.queues.waiting() - scheduler.queues.global.size());
  }

  private static int sum(ToIntFunction<Scheduler> of) {
    return GoroutineTotals.ALL.schedulers().stream().mapToInt(of).sum();
  }

  @Override
  public int getDescriptorCount() {
    return GoroutineRegistry.ALL.pooledCount();
  }

  @Override
  public String dumpAll() {
    return Dumps.ofOthers(); // The connection's thread is nobody's goroutine.
  }
}
