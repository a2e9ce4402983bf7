package dev.goexit.agent;

/** Says who calls exit, for {@code systemExit=log}. */
final class ExitSite {
  private ExitSite() {}

  /** One line. */
  static String describe() {
    return "exit called"
        + StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .dropWhile(frame -> isPlumbing(frame.getClassName()))
                        .findFirst()
                        .map(frame -> " at " + frame.toStackTraceElement())
                        .orElse(""))
        + " on thread "
        + Thread.currentThread().getName();
  }

  private static boolean isPlumbing(String className) {
    return className.startsWith("dev.goexit.agent.")
        || className.equals("java.lang.GoexitBridge")
        || className.equals("java.lang.Runtime")
        || className.equals("java.lang.System");
  }
}
