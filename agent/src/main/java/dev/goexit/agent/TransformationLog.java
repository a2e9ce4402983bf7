package dev.goexit.agent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the agent says on stderr about classes: nothing, unless it was asked or something is wrong.
 */
final class TransformationLog {
  private final boolean isExplaining;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  TransformationLog(boolean isExplaining) {
    this.isExplaining = isExplaining;
  }

  void woven(String name, List<String> reasons) {
    if (isExplaining) {
      for (String reason : reasons) {
        say("woven " + name + ", " + reason);
      }
    }
  }

  void left(String method, String reason) {
    if (warned.add(method)) {
      say("not woven " + method + ": " + reason);
    }
  }

  /**
   * A method that asked for weaving stays as it was; the runtime tells the reason when it is used.
   */
  @SuppressWarnings("unchecked")
  void unwoven(Class<?> bridge, String method, String reason) {
    try {
      ((Map<String, String>) bridge.getField("UNWOVEN").get(null)).put(method, reason);
    } catch (ReflectiveOperationException e) {
      throw new AgentException("has lost its bridge: " + e); // It is our own class.
    }
    left(method, reason);
  }

  /** The class stays as it was. */
  void failed(String name, Throwable failure) {
    boolean isNewVersion =
        failure instanceof IllegalArgumentException
            && String.valueOf(failure.getMessage()).startsWith("Unsupported class file");
    String topic = isNewVersion ? failure.getMessage() : String.valueOf(name);
    if (warned.add(topic)) {
      String className = String.valueOf(name).replace('/', '.');
      say(
          isNewVersion
              ? "not woven "
                  + className
                  + " (and no other class of its version): "
                  + failure.getMessage()
                  + " is newer than this agent knows. Use a newer goexit-agent.jar"
              : "not woven " + className + ": " + failure);
    }
  }

  private static void say(String what) {
    System.err.println("goexit agent: " + what);
  }
}
