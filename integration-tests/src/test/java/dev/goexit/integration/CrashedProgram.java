package dev.goexit.integration;

import dev.goexit.junit.JvmResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The end of a process as the golden file has it: status, stdout, the panics, the header, and the
 * functions by name alone, of which lambdas have none. Of a fatal error's stack nothing: Go shows
 * its runtime there.
 */
final class CrashedProgram {
  private CrashedProgram() {}

  static String ending(JvmResult result) {
    return "-- status "
        + result.status()
        + "\n"
        + result.stdout()
        + "-- stderr\n"
        + normalised(result.stderr());
  }

  private static String normalised(String text) {
    int header = text.indexOf("\ngoroutine ");
    if (header < 0) {
      return text;
    }
    List<String> trace = text.substring(header + 1).lines().toList();
    String head = text.substring(0, header + 1) + idOf(trace.get(0)) + "\n";
    if (text.startsWith("fatal error: ") || text.contains("\tfatal error: ")) {
      return head;
    }
    return trace.stream()
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> !line.startsWith("\t"))
        .map(CrashedProgram::function)
        .filter(name -> !name.equals("call"))
        .map(name -> name + "\n")
        .collect(Collectors.joining("", head, ""));
  }

  private static String idOf(String header) {
    return header.startsWith("goroutine 1 ")
        ? header
        : header.replaceFirst("goroutine \\d+ ", "goroutine N ");
  }

  private static String function(String line) {
    if (line.startsWith("...")) {
      return line;
    }
    String name = line.replace("()", "").replaceAll("lambda\\$\\w+\\$\\d+", "closure");
    return name.replaceAll("[\\w.$]+\\.(\\w+)", "$1");
  }

  /** What Go and Java cannot spell alike: types, and methods' first letters. */
  static String withoutSpelling(String ending) {
    return ending
        .replaceAll("panic value: type .+", "panic value: type T")
        .replaceAll("created by .*\\bgo in", "created by go in")
        .replace("created by sync.(*WaitGroup).Go in", "created by go in");
  }
}
