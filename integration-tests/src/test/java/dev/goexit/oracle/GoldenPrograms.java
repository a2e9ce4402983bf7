package dev.goexit.oracle;

import dev.goexit.oracle.model.Model;
import dev.goexit.oracle.model.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fixed programs of the normal build, with what real Go did: lines {@code program => trace},
 * with comments behind {@code #}.
 *
 * <p>Found divergences stand first, in {@code found.txt}, which is written by hand; the rest is
 * random, from the seed in the file: small programs, and of each rule some that show it.
 */
final class GoldenPrograms {
  static final int COUNT = 2400;
  private static final long SEED = 26;
  private static final int CANDIDATES = 400_000;
  private static final int WANTED_OF_EACH_RULE = 20;
  private static final int LONGEST_PROGRAM = 260;
  private static final int LONGEST_OF_A_PAIR = 800;
  private static final int LONGEST_OTHER = 130;
  private static final int LONGEST_TRACE = 120;
  private static final int CRASHES = 400;
  private static final int CRASH_CANDIDATES = 20_000;
  private static final String ARROW = " => ";

  /**
   * What keeps a program from being compared as a crash: panics of nested goroutines crash too; a
   * typed recover panics again in Go; for these kinds Go has one and the same value each time,
   * which shows in the text (rule D7); and nobody can see whether a constant that a Java handler
   * has caught is thrown again or anew.
   */
  private static final Pattern NO_CRASH = Pattern.compile("go@|run@|try@|typed|dnil|~[dzn]");

  private final List<Program> programs = new ArrayList<>();
  private final List<String> traces = new ArrayList<>();

  private GoldenPrograms() {}

  List<Program> programs() {
    return programs;
  }

  List<String> traces() {
    return traces;
  }

  /** Those with their traces. */
  static GoldenPrograms read() throws IOException {
    return read("programs.txt");
  }

  /** Those that crash, with the panics that the crash text tells. */
  static GoldenPrograms readCrashes() throws IOException {
    return read("crashes.txt");
  }

  private static GoldenPrograms read(String resource) throws IOException {
    GoldenPrograms golden = new GoldenPrograms();
    for (String line : lines(resource)) {
      int arrow = line.indexOf(ARROW);
      golden.programs.add(Program.parse(line.substring(0, arrow)));
      golden.traces.add(line.substring(arrow + ARROW.length()));
    }
    return golden;
  }

  /** {@code DIRECTORY GO-SOURCES}: asks the Go on the path. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    RealGo go = new RealGo(Path.of(args[1]), Files.createTempDirectory("goexit-oracle"));
    List<Program> programs = choose();
    write(directory.resolve("programs.txt"), go, programs, go.interpret(programs), 0);
    List<Program> crashes = chooseCrashes();
    write(directory.resolve("crashes.txt"), go, crashes, go.crash(crashes), CRASHES);
  }

  /**
   * Writes all of them, or as many as are wanted of those with something to tell: of several
   * panics, or of one recovered.
   */
  private static void write(
      Path file, RealGo go, List<Program> programs, List<String> results, int wanted)
      throws IOException {
    StringBuilder text = new StringBuilder("# " + go.version() + ", seed " + SEED + "\n");
    int written = 0;
    for (int i = 0; i < programs.size(); i++) {
      String result = results.get(i);
      boolean isTelling = result.contains("|") || result.contains("[");
      if (wanted == 0 || isTelling && result.length() <= LONGEST_TRACE && written < wanted) {
        text.append(programs.get(i)).append(ARROW).append(result).append('\n');
        written++;
      }
    }
    Files.writeString(file, text);
  }

  private static List<Program> chooseCrashes() throws IOException {
    Set<Program> chosen = new LinkedHashSet<>();
    lines("found.txt").forEach(line -> chosen.add(Program.parse(line)));
    Generator generator = new Generator(SEED);
    while (chosen.size() < CRASH_CANDIDATES) {
      Program program = generator.next();
      if (program.toString().length() <= LONGEST_OTHER) {
        chosen.add(program);
      }
    }
    chosen.removeIf(program -> NO_CRASH.matcher(program.toString()).find());
    return List.copyOf(chosen);
  }

  static List<Program> choose() throws IOException {
    Set<Program> chosen = new LinkedHashSet<>();
    lines("found.txt").forEach(line -> chosen.add(Program.parse(line)));
    Map<Rule, Integer> wanted = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      wanted.put(rule, WANTED_OF_EACH_RULE);
    }
    Generator generator = new Generator(SEED);
    Set<Program> others = new LinkedHashSet<>();
    Set<Set<Rule>> pairs = new HashSet<>();
    for (int i = 0; i < CANDIDATES; i++) {
      Program program = generator.next();
      int length = program.toString().length();
      if (length > LONGEST_OF_A_PAIR) {
        continue;
      }
      Model model = new Model(program, null);
      model.trace();
      boolean isSmall = length <= LONGEST_PROGRAM && model.trace().length() <= LONGEST_TRACE;
      boolean isLate = i > CANDIDATES / 8; // What short ones have not shown by then.
      boolean isWanted = isSmall && isWanted(program, wanted);
      isWanted |= (isSmall || isLate) && isAnyNew(pairs, model.exercised());
      if (isWanted) {
        chosen.add(program);
      } else if (isSmall && others.size() < COUNT && length <= LONGEST_OTHER) {
        others.add(program);
      }
    }
    for (Program program : others) {
      if (chosen.size() < COUNT) {
        chosen.add(program);
      }
    }
    return List.copyOf(chosen);
  }

  /** Whether rules meet in it that met in none before. */
  private static boolean isAnyNew(Set<Set<Rule>> pairs, Set<Rule> exercised) {
    boolean isNew = false;
    for (Rule one : exercised) {
      for (Rule other : exercised) {
        isNew |= one != other && pairs.add(Set.of(one, other));
      }
    }
    return isNew;
  }

  /** Whether it shows a rule that not enough programs have shown. */
  private static boolean isWanted(Program program, Map<Rule, Integer> wanted) {
    Model model = new Model(program, null);
    String trace = model.trace();
    boolean isWanted = false;
    for (Rule rule : model.exercised()) {
      if (wanted.get(rule) > 0 && !new Model(program, rule).trace().equals(trace)) {
        wanted.merge(rule, -1, Integer::sum);
        isWanted = true;
      }
    }
    return isWanted;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream file = GoldenPrograms.class.getResourceAsStream("/oracle/" + resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }
}
