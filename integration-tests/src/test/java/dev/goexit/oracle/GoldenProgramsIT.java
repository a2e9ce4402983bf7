package dev.goexit.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixed programs do in woven Java what real Go did. */
class GoldenProgramsIT {
  private static final int LEAST = 2000;

  /** Compiling takes longer than running, so only every so many are compiled. */
  private static final int COMPILED = 8;

  private static GoldenPrograms golden;
  private static GoldenPrograms crashes;

  @BeforeAll
  static void read() throws IOException {
    golden = GoldenPrograms.read();
    crashes = GoldenPrograms.readCrashes();
  }

  @Test
  void there_are_enough() {
    assertTrue(golden.programs().size() >= LEAST);
  }

  @Test
  void interpreted_they_do_what_go_did() {
    List<String> traces = new WovenJava(Jdk.current()).interpret(golden.programs());

    assertEquals(List.of(), Divergence.between(golden.programs(), golden.traces(), traces));
  }

  @Test
  void compiled_they_do_what_go_did(@TempDir Path classes) {
    List<Program> programs = everySoMany(golden.programs());
    WovenJava.compile(programs, classes);

    List<String> traces = new WovenJava(Jdk.current()).runCompiled(programs, classes);

    List<String> expected = everySoMany(golden.traces());
    assertEquals(List.of(), Divergence.between(programs, expected, traces));
  }

  /** Rules D6 and D7: the panics, oldest first, and which of them had been recovered. */
  @Test
  void crashing_they_tell_what_go_told() {
    List<String> texts = new WovenJava(Jdk.current()).crash(crashes.programs());

    assertEquals(List.of(), Divergence.between(crashes.programs(), crashes.traces(), texts));
  }

  /** {@code mvn verify -Pgo-oracle}. */
  @Test
  @Tag("go-oracle")
  void go_still_does_it(@TempDir Path directory) throws IOException {
    RealGo go = new RealGo(RealGo.sources(), directory);

    List<String> traces = go.interpret(golden.programs());

    assertEquals(List.of(), Divergence.between(golden.programs(), traces, golden.traces()));
    List<String> texts = go.crash(crashes.programs());
    assertEquals(List.of(), Divergence.between(crashes.programs(), texts, crashes.traces()));
  }

  private static <T> List<T> everySoMany(List<T> all) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += COMPILED) {
      some.add(all.get(i));
    }
    return some;
  }
}
