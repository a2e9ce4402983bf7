package dev.goexit.runtime.traps;

import dev.goexit.Command;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** The program {@code dev.goexit.Command}. */
public final class CommandLine {
  private static final int BAD_USAGE = 64; // sysexits: EX_USAGE

  private static final String USAGE =
      """
      Usage: java -javaagent:goexit-agent.jar -cp goexit-runtime.jar dev.goexit.Command \
      [OPTION...] MAIN-CLASS [ARGUMENT...]
             java -javaagent:goexit-agent.jar -cp goexit-runtime.jar dev.goexit.Command \
      [OPTION...] --commands FILE

      Runs command-line programs in this JVM. System.exit ends the program, not the JVM.
      One program: its output and its status are those of this command.
      Several: a line tells each one's status, its output follows; the first status that is not 0
      is the one of this command.

        --class-path PATH     where the programs are; this JVM's class path by default
        --keep-loader         one class loader for all runs (faster, static fields are shared);
                              by default each run has its own
        --commands FILE       a line is MAIN-CLASS ARGUMENT...; "..." around words with blanks,
                              # begins a comment; - reads standard input
        --parallel NUMBER     how many run at once; 1 by default
        --repeat NUMBER       how often all are run; once by default
        --stop-within MILLIS  how long threads that are asked to stop are waited for; 1000 by default
        --help                prints this
      """;

  private final IntFunction<? extends Error> signals;

  private List<Path> classPath = ProgramLoader.classPathOfJvm();
  private boolean isLoaderKept;
  private ProgramLoader kept;
  private int parallel = 1;
  private int repeat = 1;
  private Duration stopWithin = TrapOptions.DEFAULT.stopWithin();
  private List<List<String>> commands = new ArrayList<>();

  public CommandLine(IntFunction<? extends Error> signals) {
    this.signals = signals;
  }

  /** What is wrong with the arguments, or that help is asked for. */
  private static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /** Gives the status of this program. */
  public int run(String[] arguments) throws InterruptedException {
    if (arguments.length == 1 && arguments[0].equals("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    try {
      parse(arguments);
    } catch (UsageException e) {
      System.err.println("dev.goexit.Command: " + e.getMessage() + "\n");
      System.err.print(USAGE);
      return BAD_USAGE;
    }
    return commands.size() == 1 && repeat == 1 ? passThrough(commands.get(0)) : runAll();
  }

  private void parse(String[] arguments) throws UsageException {
    int next = 0;
    while (next < arguments.length && arguments[next].startsWith("-")) {
      String option = arguments[next++];
      if (option.equals("--keep-loader")) {
        isLoaderKept = true;
      } else if (next == arguments.length) {
        throw new UsageException(
            isOption(option)
                ? "option " + option + ": must be followed by its value"
                : "option " + option + ": there is no such option");
      } else {
        parse(option, arguments[next++]);
      }
    }
    if (next < arguments.length) {
      commands.add(List.of(arguments).subList(next, arguments.length));
    }
    if (commands.isEmpty()) {
      throw new UsageException("names no program. Give a main class, or --commands with a file");
    }
  }

  private static boolean isOption(String option) {
    return USAGE.contains("  " + option + " ");
  }

  private void parse(String option, String value) throws UsageException {
    switch (option) {
      case "--class-path" -> classPath = ProgramLoader.classPathOf(value);
      case "--commands" -> commands.addAll(read(value));
      case "--parallel" -> parallel = number(option, value, 1);
      case "--repeat" -> repeat = number(option, value, 1);
      case "--stop-within" -> stopWithin = Duration.ofMillis(number(option, value, 0));
      default -> throw new UsageException("option " + option + ": there is no such option");
    }
  }

  private static int number(String option, String value, int least) throws UsageException {
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    throw new UsageException(
        "option " + option + " " + value + ": must be a whole number from " + least);
  }

  private static List<List<String>> read(String file) throws UsageException {
    try {
      String text =
          file.equals("-")
              ? new String(System.in.readAllBytes(), Charset.defaultCharset())
              : Files.readString(Path.of(file), Charset.defaultCharset());
      List<List<String>> commands = new ArrayList<>();
      for (String line : text.split("\\R")) {
        List<String> words = words(line);
        if (!words.isEmpty()) {
          commands.add(words);
        }
      }
      return commands;
    } catch (IOException e) {
      throw new UsageException("option --commands " + file + ": cannot be read: " + e);
    }
  }

  /** The words of a line; quotes hold blanks. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    boolean isQuoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        isQuoted = !isQuoted;
        word = word == null ? new StringBuilder() : word;
      } else if (isQuoted || !Character.isWhitespace(c)) {
        if (c == '#' && word == null) {
          return words;
        }
        word = (word == null ? new StringBuilder() : word).append(c);
      } else if (word != null) {
        words.add(word.toString());
        word = null;
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }

  private int passThrough(List<String> words) throws InterruptedException {
    return runOf(words).run(options().withStopWithin(stopWithin).withCutAtExit()).status();
  }

  private static TrapOptions options() {
    return TrapOptions.DEFAULT;
  }

  private synchronized CommandRun runOf(List<String> words) {
    ProgramLoader loader = isLoaderKept ? kept : new ProgramLoader(classPath);
    if (loader == null) {
      kept = loader = new ProgramLoader(classPath);
    }
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    return new CommandRun(words.get(0), arguments, loader, isLoaderKept, signals);
  }

  /** A run's result, and how long it took. */
  private record Timed(Command.Result result, long millis) {}

  private int runAll() throws InterruptedException {
    ExecutorService runners = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Timed>> runs = new ArrayList<>();
      for (int i = 0; i < repeat; i++) {
        for (List<String> words : commands) {
          runs.add(runners.submit(() -> time(words)));
        }
      }
      int status = 0;
      for (int i = 0; i < runs.size(); i++) {
        Timed timed = runs.get(i).get();
        print(i + 1, commands.get(i % commands.size()), timed);
        status = status == 0 ? timed.result().status() : status;
      }
      return status;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      runners.shutdownNow();
    }
  }

  private Timed time(List<String> words) throws InterruptedException {
    long start = System.nanoTime();
    TrapOptions options = options().withStopWithin(stopWithin).withCapture().withCutAtExit();
    Command.Result result = runOf(words).run(options);
    return new Timed(result, (System.nanoTime() - start) / 1_000_000);
  }

  private static void print(int number, List<String> words, Timed timed) {
    Command.Result result = timed.result();
    System.out.println(
        "["
            + number
            + "] status "
            + result.status()
            + ", "
            + timed.millis()
            + " ms: "
            + String.join(" ", words));
    System.out.print(result.out());
    System.out.flush();
    System.err.print(result.err());
    for (Thread straggler : result.stragglers()) {
      System.err.println("[" + number + "] did not stop: " + straggler);
    }
    System.err.flush();
  }
}
