package dev.goexit.integration;

import dev.goexit.junit.JvmCommand;
import dev.goexit.programs.Print;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** What the build made, and JVMs that run with it. */
public final class Built {
  private Built() {}

  public static Path agentJar() {
    return named("goexit.agent.jar");
  }

  public static Path runtimeJar() {
    return named("goexit.runtime.jar");
  }

  public static Path demoJar() {
    return named("goexit.demo.jar");
  }

  /** The jar of an agent of somebody else's, by its path below the small programs. */
  public static Path otherAgent(String path) {
    return named("goexit.programs.small").resolve(path);
  }

  public static Path agentClasses() {
    return named("goexit.agent.classes");
  }

  public static Path runtimeClasses() {
    return named("goexit.runtime.classes");
  }

  private static Path named(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalStateException(
          "System property " + property + " is not set. Run these tests by mvn verify.");
    }
    return Path.of(path).normalize();
  }

  /** A program under the agent. */
  public static JvmCommand program(Class<?> main, String... agentOptions) {
    return programWithoutAgent(main).agent(agentJar(), agentOptions);
  }

  /** The same without the agent. */
  public static JvmCommand programWithoutAgent(Class<?> main) {
    return new JvmCommand().classPath(programs(), runtimeJar()).main(main);
  }

  /** The directory that the programs were compiled into. */
  public static Path programs() {
    try {
      return Path.of(Print.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
