package dev.goexit.realcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.integration.Built;
import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes of some jars, linked by a JVM that verifies them all.
 *
 * @param results a line for each class: its name, a tab, how it went
 * @param woven the names of those that the agent has changed
 * @param left methods and classes that the agent could not weave, and why
 */
record Linking(List<String> results, List<String> woven, List<String> left) {
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final Pattern WOVEN = Pattern.compile("goexit agent: woven ([^,]+), .*");
  private static final Pattern LEFT = Pattern.compile("goexit agent: not woven (.*)");

  /** All handlers are guarded. */
  static Linking withAgent(Jdk jdk, List<Path> jars, Path directory) throws IOException {
    JvmCommand command = command(jdk);
    return run(
        command.agent(Built.agentJar(), "guard=*", "explain=true"),
        jars,
        directory.resolve("woven"));
  }

  static Linking withoutAgent(Jdk jdk, List<Path> jars, Path directory) throws IOException {
    return run(command(jdk), jars, directory.resolve("plain"));
  }

  private static JvmCommand command(Jdk jdk) {
    return new JvmCommand()
        .jdk(jdk)
        .jvmArguments("-Xmx1g")
        .classPath(Built.programs())
        .main(LinkAll.class)
        .timeout(TIMEOUT);
  }

  private static Linking run(JvmCommand command, List<Path> jars, Path file) throws IOException {
    JvmResult result =
        command
            .arguments(file.toString())
            .arguments(jars.stream().map(Path::toString).toArray(String[]::new))
            .run();
    assertEquals("", result.stdout(), result::toString);
    assertEquals(0, result.status(), result::toString);
    List<String> unknown =
        result.stderr().lines().filter(line -> !line.startsWith("goexit agent: ")).toList();
    assertEquals(List.of(), unknown, result::toString);
    return new Linking(
        Files.readAllLines(file), named(WOVEN, result.stderr()), named(LEFT, result.stderr()));
  }

  private static List<String> named(Pattern pattern, String text) {
    Stream<Matcher> lines = text.lines().map(pattern::matcher).filter(Matcher::matches);
    return lines.map(line -> line.group(1)).distinct().toList();
  }

  /** Those that no missing dependency has kept from being linked. */
  long linked() {
    return results.stream().filter(result -> result.endsWith("\tlinked")).count();
  }

  /** What is another result here than there. */
  List<String> differences(Linking other) {
    Set<String> others = new HashSet<>(other.results);
    return results.stream().filter(result -> !others.contains(result)).toList();
  }
}
