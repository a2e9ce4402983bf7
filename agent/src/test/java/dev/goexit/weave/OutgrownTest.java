package dev.goexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutgrownTest {
  private final Outgrown outgrown = new Outgrown();

  @Test
  void a_method_is_shortened_then_left_and_that_is_all_that_can_be_done() {
    assertTrue(outgrown.add("f", "()V"));
    assertTrue(outgrown.isShortened("f()V"));
    assertFalse(outgrown.isLeft("f()V"));

    assertTrue(outgrown.add("f", "()V"));
    assertEquals(Map.of("f()V", "f"), outgrown.left());

    assertFalse(outgrown.add("f", "()V"));
  }
}
