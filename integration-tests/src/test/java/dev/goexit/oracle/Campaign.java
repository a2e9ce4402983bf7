package dev.goexit.oracle;

import dev.goexit.junit.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs random programs in Go and in Java, in batches, and tells each divergence. Also a command,
 * for runs that take longer than a build may.
 */
final class Campaign {
  private final RealGo go;
  private final List<WovenJava> javas;
  private final Path directory;
  private final Generator generator;

  Campaign(long seed, List<Jdk> jdks, Path goSources, Path directory) throws IOException {
    this.directory = directory;
    this.go = new RealGo(goSources, Files.createDirectories(directory.resolve("go")));
    this.javas = jdks.stream().map(WovenJava::new).toList();
    this.generator = new Generator(seed);
  }

  /**
   * {@code source|interpreted SEED COUNT BATCH GO-SOURCES JDK-HOME...}, with the jars in the
   * properties goexit.agent.jar and goexit.runtime.jar.
   */
  public static void main(String[] args) throws IOException {
    boolean isSource = args[0].equals("source");
    long seed = Long.parseLong(args[1]);
    int count = Integer.parseInt(args[2]);
    int batch = Integer.parseInt(args[3]);
    List<Jdk> jdks = Stream.of(args).skip(5).map(home -> new Jdk(Path.of(home))).toList();
    Path directory = Files.createTempDirectory("goexit-oracle");
    Campaign campaign = new Campaign(seed, jdks, Path.of(args[4]), directory);
    int diverged = 0;
    long start = System.nanoTime();
    for (int done = 0; done < count; done += batch) {
      List<Program> programs = campaign.next(batch);
      List<Divergence> found = isSource ? campaign.compile(programs) : campaign.interpret(programs);
      found.forEach(System.out::println);
      diverged += found.size();
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      System.out.println(
          args[0]
              + " seed="
              + seed
              + " programs="
              + (done + batch)
              + " seconds="
              + seconds
              + " diverged="
              + diverged);
    }
  }

  /** Runs the programs in the interpreters. */
  List<Divergence> interpret(List<Program> programs) {
    List<String> expected = go.interpret(programs);
    List<Divergence> found = new ArrayList<>();
    for (WovenJava java : javas) {
      found.addAll(Divergence.between(programs, expected, java.interpret(programs)));
    }
    return found;
  }

  /** Compiles the programs and runs them. */
  List<Divergence> compile(List<Program> programs) throws IOException {
    List<String> expected = go.compile(programs);
    Path classes = Files.createTempDirectory(directory, "classes");
    WovenJava.compile(programs, classes);
    List<Divergence> found = new ArrayList<>();
    for (WovenJava java : javas) {
      found.addAll(Divergence.between(programs, expected, java.runCompiled(programs, classes)));
    }
    delete(classes);
    return found;
  }

  /** The next random ones. */
  List<Program> next(int count) {
    return Stream.generate(generator::next).limit(count).toList();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
