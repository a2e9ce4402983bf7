package dev.goexit.agent;

import dev.goexit.agent.AgentOptions.SystemExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@link AgentOptions}, where there are any: most programs start without this class. */
final class OptionText {
  /** Go's limit of GOMAXPROCS in effect; more would only search longer for work. */
  private static final int MOST_PROCS = 1024;

  private static final String VALID =
      "guard, audit, explain, dump, panic, showFrames, maxThreads, maxProcs, jfr, jmx,"
          + " exitTrace, panicTrace, boundaries, systemExit, exitHosts";

  private OptionText() {}

  static AgentOptions parse(String text) {
    Map<String, String> values = split(text);
    List<String> guard = List.of();
    boolean audit = false;
    boolean explain = false;
    Path dump = null;
    boolean boundaries = true;
    SystemExit systemExit = SystemExit.TRAP;
    Map<String, String> runtime = new TreeMap<>();
    for (Map.Entry<String, String> option : values.entrySet()) {
      String name = option.getKey();
      String value = option.getValue();
      switch (name) {
        case "guard" -> guard = prefixes(name, value);
        case "audit" -> audit = bool(name, value);
        case "explain" -> explain = bool(name, value);
        case "dump" -> dump = directory(value);
        case "boundaries" -> boundaries = oneOf(name, value, "on", "off").equals("on");
        case "systemExit" -> systemExit = systemExit(name, value);
        default -> runtime.put(name, ofRuntime(name, name, value));
      }
    }
    return new AgentOptions(guard, audit, explain, dump, boundaries, systemExit, runtime);
  }

  /**
   * Checks an option that came as a system property.
   *
   * @throws AgentException if it has a bad value
   */
  static void checkProperty(String name, String value) {
    ofRuntime(name, "-Dgoexit." + name, value);
  }

  /** The value of one of the runtime's options; in messages it has the name that is shown. */
  private static String ofRuntime(String name, String shown, String value) {
    return switch (name) {
      case "exitHosts" -> String.join(":", packages(shown, value));
      case "panic" -> oneOf(shown, value, "report", "crash");
      case "showFrames", "jfr", "jmx" -> oneOf(shown, value, "true", "false");
      case "exitTrace", "panicTrace" -> oneOf(shown, value, "full", "site", "none");
      case "maxThreads" -> number(shown, value, Integer.MAX_VALUE);
      case "maxProcs" -> number(shown, value, MOST_PROCS);
      default -> throw bad(shown, value, "there is no such option");
    };
  }

  private static Map<String, String> split(String text) {
    Map<String, String> values = new TreeMap<>();
    int start = 0;
    while (start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String option = text.substring(start, end);
      int equals = option.indexOf('=');
      if (equals <= 0) {
        throw new AgentException(
            "option \"" + option + "\": must be name=value. Valid options: " + VALID + remedy());
      }
      String name = option.substring(0, equals);
      String value = option.substring(equals + 1);
      if (values.put(name, value) != null) {
        throw bad(name, value, "is given twice; keep one");
      }
      start = end + 1;
    }
    return values;
  }

  private static List<String> prefixes(String name, String value) {
    List<String> prefixes = List.of(value.split(":", -1));
    for (String prefix : prefixes) {
      if (!prefix.equals("*") && !isPackageName(prefix)) {
        throw badPackage(name, value, prefix, ", or * for all but the JDK");
      }
    }
    return prefixes;
  }

  private static List<String> packages(String name, String value) {
    List<String> packages = List.of(value.split(":", -1));
    for (String prefix : packages) {
      if (!isPackageName(prefix)) {
        throw badPackage(name, value, prefix, "");
      }
    }
    return packages;
  }

  private static AgentException badPackage(
      String name, String value, String prefix, String alternative) {
    return bad(
        name,
        value,
        "\""
            + prefix
            + "\" must be a package name like com.acme"
            + alternative
            + "; a colon separates several");
  }

  private static SystemExit systemExit(String name, String value) {
    return switch (oneOf(name, value, "trap", "log", "off")) {
      case "log" -> SystemExit.LOG;
      case "off" -> SystemExit.OFF;
      default -> SystemExit.TRAP;
    };
  }

  private static boolean isPackageName(String text) {
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.charAt(0))
          || !part.chars().allMatch(Character::isJavaIdentifierPart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean bool(String name, String value) {
    return oneOf(name, value, "true", "false").equals("true");
  }

  private static Path directory(String value) {
    Path path;
    try {
      path = Path.of(value);
    } catch (java.nio.file.InvalidPathException e) {
      throw bad("dump", value, "must be a directory: " + e.getMessage());
    }
    if (value.isEmpty() || Files.exists(path) && !Files.isDirectory(path)) {
      throw bad("dump", value, "must be a directory; it is made if there is none");
    }
    return path;
  }

  private static String oneOf(String name, String value, String... valid) {
    List<String> all = List.of(valid);
    if (!all.contains(value)) {
      int last = valid.length - 1;
      throw bad(
          name, value, "must be " + String.join(", ", all.subList(0, last)) + " or " + valid[last]);
    }
    return value;
  }

  private static String number(String name, String value, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    String upTo = most == Integer.MAX_VALUE ? "" : " to " + most;
    throw bad(name, value, "must be a whole number from 1" + upTo);
  }

  private static AgentException bad(String name, String value, String rule) {
    return new AgentException(
        "option \"" + name + "=" + value + "\": " + rule + ". Valid options: " + VALID + remedy());
  }

  private static String remedy() {
    return ". See README, Options.";
  }
}
