package dev.goexit.exittrap;

import dev.goexit.Command;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs rounds of eight different command lines at once, drawn from the table, and compares the
 * status and the output of each with what a JVM of its own left. Tells the threads and the memory
 * at round 100 and at the end, and after all class loaders have been let go of.
 *
 * <p>Arguments: the table, whose lines are name, program, whether its loader is kept, main class,
 * class path and arguments, with tabs between; the directory of the expected outputs; the number of
 * rounds; the seed.
 */
public final class RunMixed {
  private static final int AT_ONCE = 8;
  private static final int WARM = 100;
  private static final int COLD_EVERY = 5;

  /** Made for a Cleaner, for processes, for who looks at this JVM from outside. */
  private static final Set<String> OF_JDK =
      Set.of("Cleaner-N", "process reaper", "Attach Listener");

  private static final int MEGABYTE = 1 << 20;

  private final Path expected;
  private final List<Row> warm;
  private final List<Row> cold;

  /** The programs whose loader is kept. */
  private final Map<String, Command> kept = new HashMap<>();

  private int different;
  private Map<String, Long> warmThreads = Map.of();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> stragglers = new TreeMap<>();

  private record Row(
      String name,
      String program,
      boolean isKept,
      String mainClass,
      List<Path> classPath,
      String[] arguments) {
    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      return new Row(
          fields[0],
          fields[1] + fields[3],
          Boolean.parseBoolean(fields[2]),
          fields[3],
          Arrays.stream(fields[4].split(File.pathSeparator)).map(Path::of).toList(),
          Arrays.stream(fields)
              .skip(5)
              .map(argument -> argument.replace("\\n", "\n"))
              .toArray(String[]::new));
    }

    Command command() {
      return Command.of(mainClass).classPath(classPath);
    }
  }

  private record Run(Row row, Command.Result result) {}

  private RunMixed(Path table, Path expected) throws IOException {
    List<Row> rows = Files.readAllLines(table).stream().map(Row::of).toList();
    this.warm = new ArrayList<>(rows.stream().filter(Row::isKept).toList());
    this.cold = rows.stream().filter(row -> !row.isKept()).toList();
    this.expected = expected;
  }

  public static void main(String[] args) throws Exception {
    RunMixed mixed = new RunMixed(Path.of(args[0]), Path.of(args[1]));
    int rounds = Integer.parseInt(args[2]);
    long seed = Long.parseLong(args[3]);
    System.out.println("seed " + seed);
    mixed.run(rounds, new Random(seed));
    mixed.kept.clear();
    System.out.println("different " + mixed.different);
    System.out.println("stragglers " + mixed.stragglers);
    System.out.println("command lines " + mixed.counts);
    tell("let go");
    loadersThatStay()
        .forEach((program, count) -> System.out.println("loaders of " + program + " " + count));
    System.exit(0); // Some programs leave threads that are no daemons.
  }

  private void run(int rounds, Random random) throws Exception {
    long start = System.nanoTime();
    ExecutorService runners = Executors.newFixedThreadPool(AT_ONCE);
    tell("start");
    for (int round = 1; round <= rounds; round++) {
      List<Callable<Run>> calls = new ArrayList<>();
      for (Row row : draw(round, random)) {
        Command command = command(row);
        calls.add(() -> new Run(row, command.run(row.arguments())));
      }
      for (Future<Run> run : runners.invokeAll(calls)) {
        compare(round, run.get());
      }
      if (round == WARM || round == rounds) {
        tell("round " + round);
      }
      if (round == WARM) {
        warmThreads = threads();
      }
    }
    System.out.println("threads since round " + WARM + " " + threadsSinceWarm());
    runners.shutdown();
    System.out.println(
        "seconds " + (System.nanoTime() - start) / 1_000_000_000 + " runs " + rounds * AT_ONCE);
  }

  /** Eight rows; of those with a loader per run one in each fifth round, in turn. */
  private List<Row> draw(int round, Random random) {
    Collections.shuffle(warm, random);
    List<Row> drawn = new ArrayList<>(warm.subList(0, AT_ONCE));
    if (round % COLD_EVERY == 0 && !cold.isEmpty()) {
      drawn.set(0, cold.get(round / COLD_EVERY % cold.size()));
    }
    return drawn;
  }

  private Command command(Row row) {
    return row.isKept()
        ? kept.computeIfAbsent(row.program(), program -> row.command().keepLoader())
        : row.command();
  }

  private void compare(int round, Run run) throws IOException {
    Command.Result result = run.result();
    String name = run.row().name();
    counts.merge(name, 1, Integer::sum);
    for (Thread straggler : result.stragglers()) {
      stragglers.merge(
          run.row().mainClass() + "/" + straggler.getName().replaceAll("\\d+", "N"),
          1,
          Integer::sum);
    }
    ProgramOutput actual = ProgramOutput.of(result.status(), result.out(), result.err());
    ProgramOutput alone =
        new ProgramOutput(
            Integer.parseInt(read(name + ".status")), read(name + ".out"), read(name + ".err"));
    if (!actual.equals(alone)) {
      different++;
      System.out.println("round " + round + ", " + name + ": " + actual + "\nalone " + alone);
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(expected.resolve(file), Charset.defaultCharset());
  }

  /** After garbage collections, since classes go with the second. */
  private static void tell(String when) {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    System.out.println(
        when
            + ": threads "
            + ManagementFactory.getThreadMXBean().getThreadCount()
            + ", heap "
            + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE
            + " MB, other "
            + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed() / MEGABYTE
            + " MB, classes "
            + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    System.out.println("  " + threads());
  }

  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("\\d+", "N"))
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }

  /** Those that have become more, without the JDK's. */
  private Map<String, Long> threadsSinceWarm() {
    Map<String, Long> since = threads();
    since.keySet().removeAll(OF_JDK);
    warmThreads.forEach((name, count) -> since.merge(name, -count, Long::sum));
    since.values().removeIf(count -> count <= 0);
    return since;
  }

  /** What the bridge knows weakly. */
  private static Map<String, Long> loadersThatStay() throws ReflectiveOperationException {
    Map<?, ?> loaders =
        (Map<?, ?>) Class.forName("java.lang.GoexitBridge").getField("TRAPPED_LOADERS").get(null);
    synchronized (loaders) {
      return loaders.keySet().stream()
          .map(loader -> ((java.net.URLClassLoader) loader).getURLs()[0].getPath())
          .map(path -> path.replaceFirst(".*/([^/]+)/[^/]+$", "$1"))
          .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }
  }
}
