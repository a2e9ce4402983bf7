package dev.goexit.programs;

/** Prints as Go does. */
public final class Print {
  private Print() {}

  /** Go: fmt.Println. Blanks between the values, {@code <nil>} for null. */
  public static void println(Object... values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.length() == 0 ? "" : " ").append(value == null ? "<nil>" : value);
    }
    System.out.println(line);
  }
}
