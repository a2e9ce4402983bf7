package dev.goexit.agent;

import java.io.File;
import java.net.URISyntaxException;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * {@code java -jar goexit-agent.jar PID [OPTIONS]}: brings the agent into a JVM that runs already.
 */
public final class Attach {
  private static final int USAGE = 64; // sysexits: EX_USAGE.
  private static final int FAILED = 1;

  private Attach() {}

  /** The process id, then the agent's options. Status 0 if the agent is in that JVM now. */
  public static void main(String[] arguments) throws URISyntaxException {
    if (arguments.length < 1 || arguments.length > 2 || !isProcessId(arguments[0])) {
      System.err.println(
          "Usage: java -jar goexit-agent.jar PID [OPTIONS]\n"
              + "  PID      the process id of a running JVM of the same user, as jps shows it\n"
              + "  OPTIONS  as behind -javaagent:goexit-agent.jar=  See README, Options.");
      System.exit(USAGE);
    }
    String options = arguments.length == 2 ? arguments[1] : "";
    try {
      AgentOptions.parse(options); // A wrong one is told here, and that JVM is left alone.
      ByteBuddyAgent.attach(agentJar(), arguments[0], options);
    } catch (AgentException e) {
      fail(e.getMessage());
    } catch (RuntimeException e) {
      fail("could not attach to process " + arguments[0] + ": " + rootOf(e));
    }
  }

  private static boolean isProcessId(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static File agentJar() throws URISyntaxException {
    return new File(Attach.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void fail(String message) {
    System.err.println("goexit agent: " + message);
    System.exit(FAILED);
  }
}
