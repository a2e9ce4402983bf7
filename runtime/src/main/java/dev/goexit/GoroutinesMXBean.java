package dev.goexit;

import java.util.Map;

/**
 * What JMX tells of the goroutines, under {@link #OBJECT_NAME}. It is there if option {@code jmx}
 * asks for it; a second copy of the runtime in the same JVM has {@code ,number=2} behind the name.
 *
 * <p>Numbers are a moment's view: goroutines go on while they are read. Any thread.
 */
public interface GoroutinesMXBean {

  /** The bean's name. */
  String OBJECT_NAME = "dev.goexit:type=Goroutines";

  /** How many live, threads that became goroutines included. Go: runtime.NumGoroutine. */
  int getLivingCount();

  /**
   * How many live, by what they do: {@code runnable} wait for a thread, {@code running} compute,
   * {@code waiting} are blocked.
   */
  Map<String, Integer> getCountsByState();

  /** How many were started since the JVM's start. */
  long getCreatedCount();

  /** How many of those have returned. */
  long getReturnedCount();

  /** How many have left by an exit. */
  long getExitedCount();

  /** How many have panicked, or were discarded by {@code shutdownNow}. */
  long getPanickedCount();

  /** How many threads run goroutines, or wait for some; of {@link Go} and all executors. */
  int getThreadCount();

  /** How many of those wait for a goroutine. */
  int getIdleThreadCount();

  /** How many goroutines may compute at once, {@link Go}'s and all executors'. */
  int getProcessorCount();

  /** How many goroutines wait in the queues that belong to no processor. */
  int getGlobalQueueLength();

  /** How many goroutines wait in the processors' own queues. */
  int getLocalQueueLength();

  /** How many descriptors there are, dead ones that wait for their next goroutine included. */
  int getDescriptorCount();

  /** The stacks of all goroutines, as {@link Goroutine#dumpAll()} gives them, by id. */
  String dumpAll();
}
