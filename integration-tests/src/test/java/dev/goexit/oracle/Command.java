package dev.goexit.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that reads a file and writes one. */
final class Command {
  private static final int MOST_MINUTES = 10;

  private Command() {}

  /**
   * Runs it and gives what it printed.
   *
   * @throws IllegalStateException if it fails
   */
  static String run(
      Path directory, Map<String, String> environment, String input, List<String> words) {
    try {
      Path in = Files.writeString(directory.resolve("in.txt"), input);
      Path out = directory.resolve("out.txt");
      Path errors = directory.resolve("errors.txt");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(words + " still runs after 10 minutes");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(words + " failed: " + Files.readString(errors));
      }
      return Files.readString(out);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot run " + words, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
