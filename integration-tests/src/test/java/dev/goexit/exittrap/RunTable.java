package dev.goexit.exittrap;

import dev.goexit.Command;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs command-line programs in this JVM. A line of the table is a name, the main class, the class
 * path and the arguments, with tabs between. What a run prints, and its status, goes to files that
 * have the row's name.
 *
 * <p>Arguments: the table, the directory for the results, how many run at once, how often each is
 * run. Of several runs the first is kept, and differences are told.
 */
public final class RunTable {
  private RunTable() {}

  private record Row(String name, Command command, String[] arguments) {
    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      List<Path> classPath =
          Arrays.stream(fields[2].split(File.pathSeparator)).map(Path::of).toList();
      return new Row(
          fields[0],
          Command.of(fields[1]).classPath(classPath),
          Arrays.stream(fields)
              .skip(3)
              .map(argument -> argument.replace("\\n", "\n"))
              .toArray(String[]::new));
    }

    Command.Result run() throws InterruptedException {
      return command.run(arguments);
    }
  }

  private record Run(Row row, Command.Result result) {}

  public static void main(String[] args) throws Exception {
    List<Row> rows = Files.readAllLines(Path.of(args[0])).stream().map(Row::of).toList();
    Path directory = Path.of(args[1]);
    int atOnce = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    int different = 0;
    long start = System.nanoTime();
    Command.Result[] firsts = new Command.Result[rows.size()];
    ExecutorService runners = Executors.newFixedThreadPool(atOnce);
    for (int round = 0; round < rounds; round++) {
      List<Future<Run>> runs = runners.invokeAll(calls(rows));
      for (int i = 0; i < runs.size(); i++) {
        Run run = runs.get(i).get();
        if (round == 0) {
          firsts[i] = run.result();
          write(directory, run);
        } else if (!isSame(firsts[i], run.result())) {
          different++;
          System.out.println("round " + round + ", " + run.row().name() + ": " + run.result());
        }
      }
    }
    runners.shutdown();
    System.out.println("different " + different);
    System.err.println("millis " + (System.nanoTime() - start) / 1_000_000);
  }

  private static List<Callable<Run>> calls(List<Row> rows) {
    List<Callable<Run>> calls = new ArrayList<>();
    for (Row row : rows) {
      calls.add(() -> new Run(row, row.run()));
    }
    return calls;
  }

  private static boolean isSame(Command.Result first, Command.Result second) {
    return first.status() == second.status()
        && first.out().equals(second.out())
        && first.err().equals(second.err());
  }

  private static void write(Path directory, Run run) throws IOException {
    Command.Result result = run.result();
    String name = run.row().name();
    Charset charset = Charset.defaultCharset();
    Files.writeString(directory.resolve(name + ".status"), "" + result.status(), charset);
    Files.writeString(directory.resolve(name + ".out"), result.out(), charset);
    Files.writeString(directory.resolve(name + ".err"), result.err(), charset);
    Files.writeString(
        directory.resolve(name + ".more"),
        result.caller() + "\n" + result.laterExits() + "\n" + result.stragglers() + "\n");
  }
}
