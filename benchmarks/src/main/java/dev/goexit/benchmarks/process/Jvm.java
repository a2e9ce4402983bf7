package dev.goexit.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM to be started, of the same JDK as this one.
 *
 * @param agent the option that brings the agent, null for none
 * @param classPath of the program
 * @param arguments the main class and what it is given
 */
record Jvm(String agent, List<Path> classPath, List<String> arguments) {

  /**
   * How a JVM ran.
   *
   * @param millis from start to end
   * @param output all it printed
   */
  record Run(double millis, String output) {}

  Run run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    long start = System.nanoTime();
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (status != 0) {
      throw new IllegalStateException(builder.command() + " ended with " + status + ":\n" + output);
    }
    return new Run(millis, output.strip());
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (agent != null) {
      command.add("-javaagent:" + agent);
    }
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.addAll(arguments);
    return command;
  }
}
