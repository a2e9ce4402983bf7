package dev.goexit.exittrap;

import java.util.List;

/**
 * A command line of the table.
 *
 * @param name of the row, for its files
 * @param program whose class path it needs: the name of its directory; empty for the JDK's
 * @param mainClass what is run
 * @param arguments its arguments
 */
record ProgramRow(String name, String program, String mainClass, List<String> arguments) {
  @Override
  public String toString() {
    return name;
  }
}
