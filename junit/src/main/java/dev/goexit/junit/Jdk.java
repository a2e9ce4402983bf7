package dev.goexit.junit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its home directory, with {@code bin/java} and a {@code release} file in it
 */
public record Jdk(Path home) {

  /** Source level of the runtime and the agent. */
  private static final int OLDEST = 17;

  /**
   * Resolves links, so that two names of one JDK are equal.
   *
   * @throws IllegalArgumentException if this is not the home of a JDK
   */
  public Jdk {
    if (!isHome(home)) {
      throw new IllegalArgumentException(
          "JDK home \"" + home + "\": must have bin/java, bin/javac, bin/jcmd and a release file.");
    }
    home = real(home);
  }

  /** The JDK that runs the caller. */
  public static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")));
  }

  /**
   * The JDKs from 17 on that can be found: the current one first, then by version those that a
   * {@code JAVA25_HOME} (or another such variable) names, then those in the current one's parent
   * directory. At most one of each feature version: a named one before a neighbour.
   *
   * @throws IllegalArgumentException if such a variable names something else
   */
  public static List<Jdk> found() {
    return found(current(), System.getenv());
  }

  static List<Jdk> found(Jdk current, Map<String, String> environment) {
    Map<Integer, Jdk> others = new TreeMap<>();
    Stream.concat(named(environment), neighbours(current))
        .filter(jdk -> jdk.feature() >= OLDEST && jdk.feature() != current.feature())
        .forEach(jdk -> others.putIfAbsent(jdk.feature(), jdk));
    List<Jdk> found = new ArrayList<>(others.values());
    found.add(0, current);
    return List.copyOf(found);
  }

  private static Stream<Jdk> named(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().matches("JAVA\\d+_HOME"))
        .filter(variable -> !variable.getValue().isEmpty())
        .map(Jdk::named);
  }

  private static Jdk named(Map.Entry<String, String> variable) {
    try {
      return new Jdk(Path.of(variable.getValue()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Environment variable " + variable.getKey() + ": " + e.getMessage(), e);
    }
  }

  private static Stream<Jdk> neighbours(Jdk current) {
    try (Stream<Path> homes = Files.list(current.home().getParent())) {
      return homes.sorted().filter(Jdk::isHome).map(Jdk::new).toList().stream();
    } catch (IOException e) {
      // An unreadable parent directory has no neighbours for us.
      return Stream.empty();
    }
  }

  /** The number that people call its version: 17, 25. */
  public int feature() {
    // JDK 8 calls itself 1.8.0_402.
    String version = release("JAVA_VERSION").replaceFirst("^1\\.", "");
    return Integer.parseInt(version.split("\\D", 2)[0]);
  }

  /** Its launcher. */
  public Path java() {
    return tool("java");
  }

  /** A program of its {@code bin} directory. */
  public Path tool(String name) {
    return home.resolve("bin").resolve(name + (isWindows() ? ".exe" : ""));
  }

  /** For test names: the feature version and the home. */
  @Override
  public String toString() {
    return "JDK " + feature() + " (" + home + ")";
  }

  private String release(String key) {
    Properties release = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
      release.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(
          "JDK home \"" + home + "\": cannot read its release file.", e);
    }
    return release.getProperty(key).replace("\"", "");
  }

  private static boolean isHome(Path home) {
    return Stream.of("java", "javac", "jcmd")
            .map(name -> home.resolve("bin").resolve(name + (isWindows() ? ".exe" : "")))
            .allMatch(Files::isExecutable)
        && Files.isRegularFile(home.resolve("release"));
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new IllegalArgumentException("JDK home \"" + path + "\": cannot be resolved.", e);
    }
  }
}
