package dev.goexit.demo.zones;

import java.io.BufferedReader;
import java.io.IOException;

/** Counts a file's observances line by line: shares no code with the import it is held against. */
final class ObservanceCount {
  private ObservanceCount() {}

  /** How many rows a wholly imported file has. */
  static int of(ZoneFile file) throws IOException {
    int count = 0;
    boolean inObservance = false;
    try (BufferedReader reader = file.open()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.matches("(BEGIN|END):(STANDARD|DAYLIGHT)\\s*")) {
          inObservance = line.startsWith("BEGIN");
        } else if (inObservance && line.matches("DTSTART[:;].*")) {
          int year = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).substring(0, 4));
          count += year >= Observance.FIRST_YEAR ? 1 : 0;
        }
      }
    }
    return count;
  }
}
