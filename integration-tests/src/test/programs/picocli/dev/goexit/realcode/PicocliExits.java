package dev.goexit.realcode;

import dev.goexit.Go;
import dev.goexit.Goexit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exits in a command, in one below it, in the conversion of an argument, and where failures go. */
@Command(name = "top", subcommands = PicocliExits.Below.class)
public final class PicocliExits implements Callable<Integer> {
  @Option(names = "--number", converter = Number.class)
  private int number;

  /** Exits while arguments are parsed. */
  static final class Number implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return text.equals("exit") ? exit(3) : Integer.parseInt(text);
    }
  }

  /** Exits when it is run, by recursion. */
  @Command(name = "below")
  static final class Below implements Callable<Integer> {
    @Parameters private int depth;

    @Override
    public Integer call() {
      return descend(depth);
    }

    private static int descend(int depth) {
      try {
        return depth == 0 ? exit(4) : descend(depth - 1);
      } finally {
        if (depth % 5 == 0) {
          System.out.println("finally " + depth);
        }
      }
    }
  }

  @Override
  public Integer call() throws Exception {
    if (number < 0) {
      throw new Exception("negative");
    }
    System.out.println("number " + number);
    return number == 7 ? exit(5) : 0;
  }

  private static int exit(int status) {
    throw Goexit.exit(status);
  }

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new PicocliExits());
    line.setExecutionExceptionHandler((failure, where, result) -> exit(6));
    run(line, "--number", "7");
    run(line, "--number", "exit");
    run(line, "--number", "-1");
    run(line, "below", "10");
    run(line, "--number", "8");
  }

  private static void run(CommandLine line, String... arguments) {
    System.out.println(
        String.join(" ", arguments)
            + ": "
            + Go.call(() -> line.execute(arguments))
                .<String>fold(
                    status -> "returned " + status,
                    (status, trace) -> "exited " + status,
                    panic -> "panicked " + panic));
  }
}
