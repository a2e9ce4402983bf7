package dev.goexit.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.oracle.model.Model;
import dev.goexit.oracle.model.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shrinker, with a model that has one rule wrong in the place of Java. */
class ShrinkerTest {

  @Test
  void leaves_what_shows_the_wrong_rule() {
    Program program =
        Program.parse("emit=10 dlit=20{ emit=30 rec } loop=2{ demit=i40 } if=a1{ exit emit=50 }");

    Divergence smallest = shrink(program, Rule.EXIT_IS_NO_RETURN);

    assertEquals("exit\n  Go:   !exited\n  Java: !returned", smallest.toString());
  }

  @Test
  void makes_nothing_that_has_no_spelling() {
    Generator generator = new Generator(1);
    for (int i = 0; i < 200; i++) {
      for (Program smaller : Shrinker.smallerThan(generator.next())) {
        assertTrue(smaller.isValid(), smaller::toString);
        assertEquals(smaller, Program.parse(smaller.toString()));
      }
    }
  }

  private static Divergence shrink(Program program, Rule wrong) {
    Shrinker shrinker =
        new Shrinker(
            programs ->
                Divergence.between(programs, traces(programs, null), traces(programs, wrong)));
    return shrinker.shrink(
        Divergence.between(
                List.of(program), traces(List.of(program), null), traces(List.of(program), wrong))
            .get(0));
  }

  private static List<String> traces(List<Program> programs, Rule off) {
    return programs.stream().map(program -> new Model(program, off).trace()).toList();
  }
}
