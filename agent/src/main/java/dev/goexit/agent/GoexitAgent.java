package dev.goexit.agent;

import java.lang.instrument.Instrumentation;

/** What the JVM calls: {@code -javaagent:goexit-agent.jar=OPTIONS}, or attaching. */
public final class GoexitAgent {
  private static final int FAILED = 1;

  private GoexitAgent() {}

  /**
   * Before main. Never throws, since the JVM would add its own noise: whatever is wrong is one
   * message on stderr, and the JVM ends with status 1.
   */
  public static void premain(String options, Instrumentation instrumentation) {
    try {
      new AgentInstaller(AgentOptions.parse(options), instrumentation).install();
    } catch (AgentException e) {
      fail(e.getMessage());
    } catch (Throwable e) {
      fail("could not be installed: " + e + ". This is a bug of the agent");
    }
  }

  /**
   * In a JVM that runs already. Throws what is wrong to whoever attaches, and never ends the JVM.
   *
   * @throws AgentException if an option is wrong or the installation failed
   */
  public static void agentmain(String options, Instrumentation instrumentation) throws Exception {
    new AgentInstaller(AgentOptions.parse(options), instrumentation).attach();
  }

  private static void fail(String message) {
    System.err.println("goexit agent: " + message);
    System.err.flush();
    Runtime.getRuntime().halt(FAILED);
  }
}
