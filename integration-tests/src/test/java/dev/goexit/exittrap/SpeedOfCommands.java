package dev.goexit.exittrap;

import com.sun.management.OperatingSystemMXBean;
import dev.goexit.Command;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much faster than forking: runs a program in JVMs of its own, in this one with a class loader
 * for each run, and in this one with one loader for all. Of each, the time by the clock and the
 * processor time of a run are printed, as the median of the second half of the runs.
 *
 * <p>Arguments: how many runs, the class path, the main class, its arguments. Under the agent.
 */
public final class SpeedOfCommands {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private SpeedOfCommands() {}

  @FunctionalInterface
  private interface Run {
    /** Gives the processor time it took elsewhere, in nanoseconds. */
    long run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    int runs = Integer.parseInt(args[0]);
    String classPath = args[1];
    String mainClass = args[2];
    String[] arguments = Arrays.copyOfRange(args, 3, args.length);
    Path[] entries =
        Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toArray(Path[]::new);
    measure("forked", runs, () -> fork(classPath, mainClass, arguments));
    Command loaderEach = Command.of(mainClass).classPath(entries);
    measure("loader per run", runs, () -> run(loaderEach, arguments));
    Command loaderKept = Command.of(mainClass).classPath(entries).keepLoader();
    measure("loader kept", runs, () -> run(loaderKept, arguments));
  }

  private static long run(Command command, String[] arguments) throws InterruptedException {
    command.run(arguments);
    return 0;
  }

  private static long fork(String classPath, String mainClass, String[] arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", classPath, mainClass));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long processorNanos = 0;
    while (process.isAlive()) {
      processorNanos =
          Math.max(
              processorNanos,
              process.info().totalCpuDuration().map(java.time.Duration::toNanos).orElse(0L));
      process.waitFor(1, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    return processorNanos;
  }

  private static void measure(String how, int runs, Run run) throws Exception {
    List<Long> millis = new ArrayList<>();
    List<Long> processorMillis = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long processorStart = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      long elsewhere = run.run();
      long nanos = System.nanoTime() - start;
      long processor = elsewhere > 0 ? elsewhere : SYSTEM.getProcessCpuTime() - processorStart;
      if (i >= runs / 2) {
        millis.add(nanos / 1_000_000);
        processorMillis.add(processor / 1_000_000);
      }
    }
    System.out.println(
        how + ": " + median(millis) + " ms, processor " + median(processorMillis) + " ms");
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
