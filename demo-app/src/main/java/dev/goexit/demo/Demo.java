package dev.goexit.demo;

import dev.goexit.demo.scenes.Scenes;
import dev.goexit.demo.zones.ImportOptions;
import dev.goexit.demo.zones.Importer;
import java.io.PrintStream;

/** The program: {@code java -javaagent:goexit-agent.jar -jar demo-app.jar [COMMAND]}. */
public final class Demo {
  /** As sysexits.h has it: neither Go's 2 nor the 1 of a failed check. */
  private static final int BAD_USAGE = 64;

  private Demo() {}

  /** Carries out the command; ends the JVM with the status that {@code --help} explains. */
  public static void main(String[] arguments) throws Exception {
    int status = run(arguments, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
    try {
      return carryOut(CommandLine.parse(arguments), out);
    } catch (UsageException e) {
      err.println("demo-app: " + e.getMessage());
      return BAD_USAGE;
    }
  }

  private static int carryOut(Command command, PrintStream out) throws Exception {
    if (command instanceof Command.PlayScenes scenes) {
      Scenes.play(scenes.names(), out);
      return 0;
    }
    if (command instanceof Command.Import asked) {
      return new Importer(asked.options(), out).run();
    }
    if (command instanceof Command.Everything) {
      Scenes.play(Scenes.names(), out);
      return new Importer(ImportOptions.ofShippedFiles(), out).run();
    }
    out.print(CommandLine.USAGE);
    return 0;
  }
}
