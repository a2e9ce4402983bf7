package dev.goexit.oracle;

import static org.junit.jupiter.api.Assertions.fail;

import dev.goexit.junit.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs in real Go and in woven Java: {@code mvn verify -Pgo-oracle
 * -Dgoexit.oracle.seed=1 -Dgoexit.oracle.count=100000}. Without a seed it takes one and prints it.
 */
@Tag("go-oracle")
class DifferentialIT {
  private static final int COUNT = Integer.getInteger("goexit.oracle.count", 10_000);
  private static final int BATCH = 2000;

  /** Compiling takes a hundred times as long as interpreting. */
  private static final int COMPILED = Math.max(1, COUNT / 10);

  private final long seed = Long.getLong("goexit.oracle.seed", System.nanoTime());

  @TempDir Path directory;
  private Campaign campaign;

  @BeforeEach
  void begin() throws IOException {
    System.out.println("goexit.oracle.seed=" + seed + " goexit.oracle.count=" + COUNT);
    campaign = new Campaign(seed, List.of(Jdk.current()), RealGo.sources(), directory);
  }

  @Test
  void interpreted_programs_do_what_go_does() {
    check(COUNT, campaign::interpret);
  }

  @Test
  void compiled_programs_do_what_go_does() {
    check(
        COMPILED,
        programs -> {
          try {
            return campaign.compile(programs);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void check(int count, Function<List<Program>, List<Divergence>> compare) {
    for (int done = 0; done < count; done += BATCH) {
      List<Program> programs = campaign.next(Math.min(BATCH, count - done));
      List<Divergence> found = compare.apply(programs);
      if (!found.isEmpty()) {
        Divergence smallest = new Shrinker(compare).shrink(found.get(0));
        fail(
            "Seed "
                + seed
                + ": "
                + found.size()
                + " diverge. The first, made small:\n"
                + smallest
                + "\nAll:\n"
                + found.stream().map(Divergence::toString).collect(Collectors.joining("\n")));
      }
    }
  }
}
