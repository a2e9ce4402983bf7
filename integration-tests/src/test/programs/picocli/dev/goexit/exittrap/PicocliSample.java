package dev.goexit.exittrap;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A program as picocli's manual shows it; compiled by the test that runs it. */
@Command(name = "sample", description = "Multiplies by six.")
public final class PicocliSample implements Callable<Integer> {
  @Option(names = "--exit", description = "ends the JVM from deep inside")
  private Integer exit;

  @Option(names = "--fail", description = "throws")
  private boolean isFailing;

  @Parameters(paramLabel = "NUMBER")
  private int number;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new PicocliSample()).execute(arguments));
  }

  @Override
  public Integer call() {
    System.out.println(6 * number);
    if (isFailing) {
      throw new IllegalStateException("failing as asked");
    }
    if (exit != null) {
      System.exit(exit);
    }
    return 0;
  }
}
