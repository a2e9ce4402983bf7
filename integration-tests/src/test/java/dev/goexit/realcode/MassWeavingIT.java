package dev.goexit.realcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * "{@code guard=*} over all classes of well-known jars, each loaded and verified by the JVM: none
 * refused, none lost."
 */
class MassWeavingIT {
  private static final int AT_LEAST = 50_000;
  private static final List<String> SAMPLE = List.of("ecj", "google-java-format", "h2", "picocli");

  /** Some of what ProGuard has made of Kotlin's compiler; left as it was, with a warning. */
  private static final String SUBROUTINES = "its code uses subroutines";

  @TempDir Path directory;

  /** Compilers, a database, Guava and a parser of command lines: what the normal build has. */
  @Test
  void classes_of_known_jars_are_woven_and_link_as_before() throws IOException {
    List<Path> jars = SAMPLE.stream().flatMap(name -> Libraries.small(name).stream()).toList();
    Linking plain = Linking.withoutAgent(Jdk.current(), jars, directory);
    Linking woven = Linking.withAgent(Jdk.current(), jars, directory);

    assertSame(plain, woven);
    assertTrue(woven.linked() > 4_000, "linked " + woven.linked());
    assertTrue(woven.woven().size() > 100, "woven " + woven.woven().size());
  }

  /** All families of integration-tests/libraries, on each JDK that there is. */
  @Tag("mass-weaving")
  @TestFactory
  List<DynamicTest> all_classes_of_many_libraries_are_woven_and_link_as_before() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      AtomicLong linked = new AtomicLong();
      for (String family : Libraries.families()) {
        tests.add(
            DynamicTest.dynamicTest(
                family + " on " + jdk.feature(), () -> linked.addAndGet(link(family, jdk))));
      }
      tests.add(
          DynamicTest.dynamicTest(
              AT_LEAST + " classes on " + jdk.feature(),
              () -> assertTrue(linked.get() >= AT_LEAST, "linked " + linked)));
    }
    return tests;
  }

  /** Gives how many classes were linked. */
  private long link(String family, Jdk jdk) throws IOException {
    Path results = Files.createTempDirectory(directory, family);
    List<Path> jars = Libraries.family(family);
    Linking plain = Linking.withoutAgent(jdk, jars, results);
    Linking woven = Linking.withAgent(jdk, jars, results);
    System.out.printf(
        "%s on %d: %d classes, %d linked, %d woven, %d methods with subroutines%n",
        family,
        jdk.feature(),
        woven.results().size(),
        woven.linked(),
        woven.woven().size(),
        woven.left().size());
    assertSame(plain, woven);
    return woven.linked();
  }

  private static void assertSame(Linking plain, Linking woven) {
    assertEquals(List.of(), plain.differences(woven), "not so under the agent");
    assertEquals(List.of(), woven.differences(plain), "only so under the agent");
    List<String> left =
        woven.left().stream().filter(method -> !method.contains(SUBROUTINES)).toList();
    assertEquals(List.of(), left, "not woven");
  }
}
