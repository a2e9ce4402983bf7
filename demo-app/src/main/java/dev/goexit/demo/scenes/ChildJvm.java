package dev.goexit.demo.scenes;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program run to its end in a JVM like this one: same java, same options (so the same agent),
 * same class path.
 *
 * @param command what to show as its command
 * @param output what it printed, to stdout and stderr in one
 * @param status its exit status
 */
record ChildJvm(String command, String output, int status) {

  static ChildJvm run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ownOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // What these hold is among this JVM's own options already; twice is once too often.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    return new ChildJvm(shown(program, arguments), output, process.waitFor());
  }

  /** A debugger's port is taken by this JVM: two cannot listen there. */
  private static List<String> ownOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib:jdwp") && !option.startsWith("-Xrunjdwp"))
        .toList();
  }

  private static String shown(Class<?> program, String... arguments) {
    return ("java " + program.getSimpleName() + " " + String.join(" ", arguments)).strip();
  }

  void print(PrintStream out) {
    out.println("  $ " + command);
    output.lines().forEach(line -> out.println("  | " + line));
    out.println("  exit status " + status);
  }
}
