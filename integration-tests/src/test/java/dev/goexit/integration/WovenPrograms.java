package dev.goexit.integration;

import dev.goexit.junit.Jdk;
import dev.goexit.programs.DeferShapes;
import dev.goexit.programs.ExitBoundaries;
import dev.goexit.programs.HandledExit;
import dev.goexit.programs.NothingLost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Programs that together have what there is to weave, for tests of how the JVM takes it. */
final class WovenPrograms {
  private WovenPrograms() {}

  /** Each on each JDK: the JDK, and the class with main. */
  static List<Arguments> onEachJdk() {
    List<Arguments> programs = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      programs.add(Arguments.of(jdk, HandledExit.class)); // handlers, and defers
      programs.add(Arguments.of(jdk, DeferShapes.class)); // in loops, with arguments, recovering
      programs.add(Arguments.of(jdk, ExitBoundaries.class)); // @ExitBoundary
      programs.add(Arguments.of(jdk, NothingLost.class));
    }
    return programs;
  }
}
