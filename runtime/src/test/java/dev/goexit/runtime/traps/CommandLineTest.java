package dev.goexit.runtime.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of a file behind {@code --commands}. */
class CommandLineTest {
  @Test
  void blanks_separate_words() {
    assertEquals(List.of("com.acme.Main", "-x", "1"), CommandLine.words("com.acme.Main -x\t 1 "));
  }

  @Test
  void quotes_hold_blanks_together_and_may_be_empty() {
    assertEquals(List.of("Main", "a b", "", "c d"), CommandLine.words("Main \"a b\" \"\" c\" d\""));
  }

  @Test
  void a_comment_begins_where_a_word_would() {
    assertEquals(List.of("Main", "a#b", "#c"), CommandLine.words("Main a#b \"#c\" # comment"));
    assertEquals(List.of(), CommandLine.words("# only"));
    assertEquals(List.of(), CommandLine.words("   "));
  }
}
