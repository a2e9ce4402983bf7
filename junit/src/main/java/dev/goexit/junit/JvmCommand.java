package dev.goexit.junit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The start of a real JVM: on which JDK, with which agent, and what to run.
 *
 * <pre>{@code
 * new JvmCommand()
 *     .agent(Path.of("goexit-agent.jar"), "guard=com.acme")
 *     .classPath(Path.of("target/classes"), Path.of("goexit-runtime.jar"))
 *     .main("com.acme.Main")
 *     .run()
 *     .expect(0, "hello\n", "");
 * }</pre>
 *
 * <p>Every class is verified ({@code -Xverify:all}), for which the JVM does without class-data
 * sharing; further JVM arguments can say otherwise. The environment is the caller's, without the
 * variables that make a JVM take other options and say so on stderr. Not for use by several
 * threads.
 */
public final class JvmCommand {

  /** Enough for a loaded machine; a JVM that is still there then hangs. */
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  private static final List<String> VARIABLES_THE_JVM_READS =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

  private final List<String> agents = new ArrayList<>();
  private final List<String> jvmArguments = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final List<Path> modulePath = new ArrayList<>();
  private final List<String> target = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private Jdk jdk = Jdk.current();
  private Path directory;
  private String input = "";
  private boolean inputStaysOpen;
  private Duration timeout = DEFAULT_TIMEOUT;

  /** A command that runs on the current JDK and lacks what to run. */
  public JvmCommand() {}

  /** Runs on this JDK instead of the current one. */
  public JvmCommand jdk(Jdk jdk) {
    this.jdk = Objects.requireNonNull(jdk, "jdk");
    return this;
  }

  /**
   * Adds {@code -javaagent:jar=options}, the options separated by commas.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public JvmCommand agent(Path jar, String... options) {
    agents.add(
        "-javaagent:"
            + existing("Agent jar", jar)
            + (options.length == 0 ? "" : "=" + String.join(",", options)));
    return this;
  }

  /** Adds arguments for the JVM itself, such as {@code -Xmx64m}. */
  public JvmCommand jvmArguments(String... more) {
    jvmArguments.addAll(List.of(more));
    return this;
  }

  /**
   * Adds to the class path.
   *
   * @throws IllegalArgumentException if there is no such jar or directory
   */
  public JvmCommand classPath(Path... entries) {
    for (Path entry : entries) {
      classPath.add(existing("Class path entry", entry));
    }
    return this;
  }

  /**
   * Adds to the module path.
   *
   * @throws IllegalArgumentException if there is no such jar or directory
   */
  public JvmCommand modulePath(Path... entries) {
    for (Path entry : entries) {
      modulePath.add(existing("Module path entry", entry));
    }
    return this;
  }

  /** Runs this class of the class path. */
  public JvmCommand main(String className) {
    return target(className);
  }

  /** Runs this class of the class path. */
  public JvmCommand main(Class<?> main) {
    return main(main.getName());
  }

  /** Runs this class of a module on the module path. */
  public JvmCommand main(String module, String className) {
    return target("-m", module + "/" + className);
  }

  /**
   * Runs the main class of this jar.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public JvmCommand jar(Path jar) {
    return target("-jar", existing("Jar", jar).toString());
  }

  /**
   * Runs this source file, which the launcher compiles.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public JvmCommand source(Path file) {
    return target(existing("Source file", file).toString());
  }

  private JvmCommand target(String... words) {
    target.clear();
    target.addAll(List.of(words));
    return this;
  }

  /** Adds arguments for the program. */
  public JvmCommand arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** What the program finds on its standard input; nothing by default. */
  public JvmCommand input(String text) {
    input = Objects.requireNonNull(text, "text");
    inputStaysOpen = false;
    return this;
  }

  /** Leaves the standard input open for {@link RunningJvm#send}. */
  public JvmCommand openInput() {
    inputStaysOpen = true;
    return this;
  }

  /** Runs in this directory instead of the caller's. */
  public JvmCommand directory(Path directory) {
    this.directory = existing("Working directory", directory);
    return this;
  }

  /** How long the JVM may live, and how long one wait for its output may take. */
  public JvmCommand timeout(Duration timeout) {
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Starts the JVM and waits for its end.
   *
   * @throws HungJvmError if it has not ended after the timeout; it is ended then
   */
  public JvmResult run() {
    try (RunningJvm jvm = start()) {
      return jvm.awaitEnd();
    }
  }

  /**
   * Starts the JVM. Close what is returned: that ends a JVM that still runs.
   *
   * @throws IllegalStateException if nothing to run was named, or the JVM cannot be started
   */
  public RunningJvm start() {
    try {
      Path scratch = Files.createTempDirectory("goexit-jvm");
      return new RunningJvm(jdk, words(), launch(scratch), scratch, timeout);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start " + this, e);
    }
  }

  private Process launch(Path scratch) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words())
            .redirectOutput(RunningJvm.stdoutIn(scratch))
            .redirectError(RunningJvm.stderrIn(scratch));
    if (!inputStaysOpen) {
      builder.redirectInput(Files.writeString(scratch.resolve("stdin"), input).toFile());
    }
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(VARIABLES_THE_JVM_READS);
    return builder.start();
  }

  /** The command line, word by word. */
  List<String> words() {
    if (target.isEmpty()) {
      throw new IllegalStateException(
          "This JVM has nothing to run. Name it with main(...), jar(...) or source(...).");
    }
    List<String> words = new ArrayList<>();
    words.add(jdk.java().toString());
    words.addAll(List.of("-Xverify:all", "-Xshare:auto"));
    words.addAll(
        List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    words.addAll(agents);
    words.addAll(jvmArguments);
    words.addAll(path("--class-path", classPath));
    words.addAll(path("--module-path", modulePath));
    words.addAll(target);
    words.addAll(arguments);
    return words;
  }

  private static List<String> path(String option, List<Path> entries) {
    return entries.isEmpty()
        ? List.of()
        : List.of(
            option,
            entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  private static Path existing(String what, Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          what + " \"" + path + "\": there is no such file. Build it first, or name another.");
    }
    return path.toAbsolutePath().normalize();
  }

  /** The command line, as a shell would take it. */
  @Override
  public String toString() {
    return inOneLine(words());
  }

  static String inOneLine(List<String> words) {
    return words.stream()
        .map(word -> word.matches("[-\\w./:=,+@]+") ? word : "'" + word + "'")
        .collect(Collectors.joining(" "));
  }
}
