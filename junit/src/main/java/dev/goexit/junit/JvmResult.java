package dev.goexit.junit;

/**
 * What a JVM left behind.
 *
 * @param command the command line
 * @param status its exit status
 * @param stdout all that it printed, with {@code \n} at the line ends
 * @param stderr all that it printed on stderr
 */
public record JvmResult(String command, int status, String stdout, String stderr) {

  /**
   * Compares all three, to the letter.
   *
   * @return this
   * @throws AssertionError if one differs; the message shows everything
   */
  public JvmResult expect(int status, String stdout, String stderr) {
    if (status == this.status && stdout.equals(this.stdout) && stderr.equals(this.stderr)) {
      return this;
    }
    JvmResult expected = new JvmResult(command, status, stdout, stderr);
    throw new AssertionError("Expected " + expected.ending() + "\n\nbut got " + this);
  }

  private String ending() {
    return "status "
        + status
        + "\n---- stdout ----\n"
        + stdout
        + "\n---- stderr ----\n"
        + stderr
        + "\n----";
  }

  /** How it ended, what it printed and how it was called. */
  @Override
  public String toString() {
    return ending() + "\nfrom " + command;
  }
}
