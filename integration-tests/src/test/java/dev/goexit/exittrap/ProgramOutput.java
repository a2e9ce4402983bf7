package dev.goexit.exittrap;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a run of a program left behind, without what two runs never have in common: a trace that the
 * program prints itself shows who called its main (and Log4j marks it), a log shows the time.
 *
 * @param status as the system keeps it
 * @param out its standard output
 * @param err its standard error
 */
record ProgramOutput(int status, String out, String err) {
  private static final int BYTE = 0xFF;

  private static final Pattern OUR_FRAME =
      Pattern.compile(
          "\\s+at (dev\\.goexit\\.runtime\\.|(java.base/)?jdk\\.internal\\.reflect\\."
              + "|java.base/java\\.lang\\.reflect\\.Method\\.|java.base/java\\.lang\\.Thread\\.run).*");

  private static final Pattern LOG_TIME =
      Pattern.compile("^[A-Z][a-z]{2} \\d{1,2}, \\d{4},? \\d{1,2}:\\d{2}:\\d{2}.[AP]M");

  static ProgramOutput of(int status, String out, String err) {
    return new ProgramOutput(status & BYTE, comparable(out), comparable(err));
  }

  private static String comparable(String text) {
    return text.lines()
        .filter(line -> !OUR_FRAME.matcher(line).matches())
        .map(line -> line.replaceAll("\\.\\.\\. \\d+ more", "... more").replace(" ~[", " ["))
        .map(line -> line.replaceFirst("^Total time: .*", "Total time"))
        .map(line -> LOG_TIME.matcher(line).replaceFirst("TIME"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
