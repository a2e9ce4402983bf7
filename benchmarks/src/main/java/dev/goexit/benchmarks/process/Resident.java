package dev.goexit.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what this JVM holds after its start, in bytes: resident, heap, outside the heap. */
public final class Resident {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int KILO = 1024;

  private Resident() {}

  /** Prints them, 0 for resident where the system does not tell. */
  public static void main(String[] args) throws IOException {
    long resident = resident();
    System.gc();
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    System.out.println(
        resident
            + " "
            + memory.getHeapMemoryUsage().getUsed()
            + " "
            + memory.getNonHeapMemoryUsage().getUsed());
  }

  static long resident() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return KILO * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}
