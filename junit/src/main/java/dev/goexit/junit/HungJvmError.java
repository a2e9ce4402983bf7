package dev.goexit.junit;

/** A JVM did not end, or did not print what was waited for, in time. It has been ended. */
public final class HungJvmError extends AssertionError {
  private static final long serialVersionUID = 1L;

  /** What its threads did when its time was over. */
  private final String threadDump;

  HungJvmError(String how, String command, String threadDump, String stdout, String stderr) {
    super(
        "The JVM "
            + how
            + " and was ended: "
            + command
            + "\n---- its threads then ----\n"
            + threadDump
            + "\n---- stdout ----\n"
            + stdout
            + "\n---- stderr ----\n"
            + stderr);
    this.threadDump = threadDump;
  }

  /** The stacks of its threads just before it was ended, or why there are none. */
  public String threadDump() {
    return threadDump;
  }
}
