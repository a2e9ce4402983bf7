package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.RunningJvm;
import dev.goexit.programs.Bottoms;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The lowest frame of ours is real: a method named goexit lies under every goroutine's body.
 * Recorded traces are cut below it and end with it.
 */
class BottomFrameIT {

  private static final String TRACES =
      """
      trace of an exit
        dev.goexit.Goexit exit
        dev.goexit.programs.Bottoms deep
        dev.goexit.programs.Bottoms deep
        dev.goexit.programs.Bottoms deep
        dev.goexit.programs.Bottoms lambda$main$0
        dev.goexit.runtime.Bottom goexit
      trace of an exit below Go.run
        dev.goexit.Goexit exit
        dev.goexit.programs.Bottoms deep
        dev.goexit.programs.Bottoms deep
        dev.goexit.programs.Bottoms lambda$main$1
        dev.goexit.runtime.Bottom goexit
      trace of an exit in an executor
        dev.goexit.Goexit exit
        dev.goexit.programs.Bottoms deep
        dev.goexit.programs.Bottoms lambda$main$2
        dev.goexit.runtime.Bottom goexit
      Thread.getStackTrace shows goexit true
      waiting
      """;

  @Test
  void goexit_is_the_bottom_of_live_stacks_and_of_recorded_traces() {
    try (RunningJvm jvm = Built.program(Bottoms.class).openInput().start()) {
      jvm.awaitStdout("waiting\n");
      String dump = jvm.threadDump();
      jvm.send("go on");

      jvm.awaitEnd().expect(0, TRACES, "");
      assertGoexitBelow("dev.goexit.programs.Bottoms.block(", dump);
      assertGoexitBelow("dev.goexit.programs.Bottoms.main(", dump);
    }
  }

  /** On the thread that runs the body there is a goexit frame below it, and no user's frame. */
  private static void assertGoexitBelow(String body, String dump) {
    String thread =
        Arrays.stream(dump.split("\n\n"))
            .filter(stack -> stack.contains("at " + body))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no thread runs " + body + "\n" + dump));
    List<String> frames =
        thread.lines().map(String::strip).filter(line -> line.startsWith("at ")).toList();
    int bodyAt = firstIndexOf(body, frames);
    int goexitAt = firstIndexOf(".goexit(", frames);
    assertTrue(goexitAt > bodyAt, thread);
    assertEquals(
        List.of(),
        frames.subList(goexitAt + 1, frames.size()).stream()
            .filter(frame -> frame.contains("programs") && !frame.contains(".Bottoms.main("))
            .toList(),
        thread);
  }

  private static int firstIndexOf(String method, List<String> frames) {
    return IntStream.range(0, frames.size())
        .filter(i -> frames.get(i).contains(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no frame of " + method + " in " + frames));
  }
}
