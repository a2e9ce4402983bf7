package dev.goexit.exittrap;

import dev.goexit.ExitTrap;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Each command has its own standard streams, if it is asked for. */
public final class OutputOfCommands {
  private OutputOfCommands() {}

  public static void main(String[] args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ExitTrap.Result<Void> result =
        ExitTrap.builder()
            .captureOutput()
            .input(new ByteArrayInputStream("42\n".getBytes(StandardCharsets.UTF_8)))
            .run(
                () -> {
                  System.out.println("read " + new Scanner(System.in).nextInt());
                  System.err.println("trouble");
                  Thread thread = new Thread(() -> System.out.println("from a thread \u00e9"));
                  thread.start();
                  thread.join();
                  ExitTrap.run(() -> System.out.println("nested, not captured itself"));
                  ExitTrap.Result<Void> inner =
                      ExitTrap.builder()
                          .captureOutput()
                          .run(() -> System.out.println("nested, captured"));
                  System.out.print("inner: " + inner.output().out());
                  System.setOut(new PrintStream(PrintStream.nullOutputStream()));
                  System.exit(2);
                });
    System.out.println("not captured");
    System.out.print(result.output().out());
    System.out.print(result.output().err());
    System.out.println("restored " + (System.out == out) + " " + (System.err == err));
  }
}
