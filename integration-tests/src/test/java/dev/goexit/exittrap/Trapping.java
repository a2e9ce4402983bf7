package dev.goexit.exittrap;

import dev.goexit.junit.JvmCommand;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** JVMs that run what the build made. */
final class Trapping {
  private Trapping() {}

  static Path agentJar() {
    return named("goexit.agent.jar");
  }

  static Path runtimeJar() {
    return named("goexit.runtime.jar");
  }

  /** A program under the agent. */
  static JvmCommand program(Class<?> main, String... agentOptions) {
    return programWithoutAgent(main).agent(agentJar(), agentOptions);
  }

  static JvmCommand programWithoutAgent(Class<?> main) {
    return new JvmCommand().classPath(programs(), runtimeJar()).main(main);
  }

  /** The directory that the programs were compiled into. */
  static Path programs() {
    try {
      return Path.of(Trapping.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path named(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalStateException(
          "System property " + property + " is not set. Run these tests by mvn verify.");
    }
    return Path.of(path).normalize();
  }
}
