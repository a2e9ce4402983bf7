package dev.goexit.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The text behind {@code -javaagent:goexit-agent.jar=}, for instance {@code
 * guard=com.acme:org.foo,explain=true}.
 *
 * @param guard package prefixes, as in {@code com.acme}, whose classes are guarded besides the
 *     default scope; {@code *} is all but the JDK
 * @param audit whether handlers that would swallow an exit are told on stderr
 * @param explain whether each woven class and the reason is told on stderr
 * @param dump the directory that gets each woven class before and after; null for none
 * @param boundaries whether a task of the JDK's pools, timers and threads is a boundary
 * @param systemExit what becomes of {@code System.exit}
 * @param runtimeProperties options of the runtime, by name
 */
public record AgentOptions(
    List<String> guard,
    boolean audit,
    boolean explain,
    Path dump,
    boolean boundaries,
    SystemExit systemExit,
    Map<String, String> runtimeProperties) {
  private static final AgentOptions DEFAULTS =
      new AgentOptions(List.of(), false, false, null, true, SystemExit.TRAP, Map.of());

  /** What becomes of {@code System.exit}. */
  public enum SystemExit {
    /** Within an ExitTrap it ends the command; elsewhere it ends the JVM, as ever. */
    TRAP,
    /** The same, and each call that ends the JVM is told on stderr, with the caller. */
    LOG,
    /** The JDK stays as it is, and ExitTrap refuses to work. */
    OFF
  }

  /**
   * Reads the options.
   *
   * @param text null or empty for none
   * @throws AgentException if one is unknown, given twice, or has a bad value
   */
  public static AgentOptions parse(String text) {
    return text == null || text.isEmpty() ? DEFAULTS : OptionText.parse(text);
  }
}
