package dev.goexit.runtime;

/** Options of the runtime, which come as system properties; the agent sets them from its own. */
final class RuntimeOptions {
  private static final String PREFIX = "goexit.";
  private static final int DEFAULT_MAX_THREADS = 10_000; // Go's.
  private static final int MOST_PROCS = 1024;

  private RuntimeOptions() {}

  /** {@code panic=crash}: an uncaught panic ends the process with Go's text and status 2. */
  static boolean isPanicCrash() {
    String value = System.getProperty(PREFIX + "panic", "report");
    return switch (value) {
      case "crash" -> true;
      case "report" -> false;
      default -> throw bad("panic", value, "report or crash");
    };
  }

  /** {@code showFrames}: whether stacks show the frames of this product, too. */
  static boolean isShowFrames() {
    return bool("showFrames");
  }

  /** {@code jfr}: whether goroutines tell the Flight Recorder of their lives. */
  static boolean isJfr() {
    return bool("jfr");
  }

  /** {@code jmx}: whether there is a bean that tells of them. */
  static boolean isJmx() {
    return bool("jmx");
  }

  /** {@code exitTrace} and {@code panicTrace}: how much of the stack is recorded. */
  static TraceRecording recording(String name) {
    String value = System.getProperty(PREFIX + name, "full");
    TraceRecording recording = TraceRecording.of(value);
    if (recording == null) {
      throw bad(name, value, "full, site or none");
    }
    return recording;
  }

  /** An option needs a module that this JVM runs without: tells what there is not, and why. */
  static void tellMissingModule(String option, String module, String lacking, LinkageError e) {
    System.err.println(
        "goexit: option "
            + option
            + "=true: module "
            + module
            + " is not in this JVM's modules, so there "
            + lacking
            + ". Add it by --add-modules "
            + module
            + ", or drop the option. ("
            + e
            + ")");
  }

  private static boolean bool(String name) {
    String value = System.getProperty(PREFIX + name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(name, value, "true or false");
    };
  }

  /** {@code maxThreads}: how many threads the goroutines of {@code Go.go} may use at once. */
  static int maxThreads() {
    return number("maxThreads", DEFAULT_MAX_THREADS, Integer.MAX_VALUE, "a whole number from 1");
  }

  /** {@code maxProcs}: how many of them may compute at once (Go: GOMAXPROCS). */
  static int maxProcs() {
    int available = Math.min(Runtime.getRuntime().availableProcessors(), MOST_PROCS);
    return number("maxProcs", available, MOST_PROCS, "a whole number from 1 to " + MOST_PROCS);
  }

  private static int number(String name, int byDefault, int most, String rule) {
    String value = System.getProperty(PREFIX + name);
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the value.
    }
    throw bad(name, value, rule);
  }

  private static IllegalArgumentException bad(String name, String value, String rule) {
    return new IllegalArgumentException(
        "System property \""
            + PREFIX
            + name
            + "="
            + value
            + "\": must be "
            + rule
            + ". See README, Options.");
  }
}
