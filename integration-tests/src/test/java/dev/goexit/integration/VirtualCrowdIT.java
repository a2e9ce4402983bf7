package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.VirtualCrowd;
import org.junit.jupiter.api.Test;

/** 100,000 goroutines blocked at once, on virtual threads, take at most 3 KB of the heap each. */
class VirtualCrowdIT {
  private static final int SINCE_JDK = 21;

  @Test
  void a_hundred_thousand_blocked_goroutines_have_room_in_400_megabytes() {
    JvmResult result =
        Built.program(VirtualCrowd.class)
            .jvmArguments("-Xmx400m")
            .arguments("100000", "3072")
            .run();

    if (Runtime.version().feature() < SINCE_JDK) {
      assertEquals(1, result.status(), result::toString);
      assertTrue(
          result.stderr().contains("virtual(): this is JDK 17, which has no virtual threads"),
          result::toString);
      return;
    }
    assertEquals(
        "blocked 100000\nwithin the budget true\nleft 0\n", result.stdout(), result::toString);
    assertEquals(0, result.status(), result::toString);
    System.out.println("VirtualCrowdIT: " + result.stderr());
  }
}
