package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import dev.goexit.junit.RunningJvm;
import dev.goexit.programs.Bottoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /**
   * "jstack and a debugger see the real goexit frame": one that is attached and stops all threads.
   */
  @Test
  void a_debugger_sees_goexit_at_the_bottom() throws Exception {
    try (RunningJvm jvm =
        Built.program(Bottoms.class)
            .jvmArguments(
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0")
            .openInput()
            .start()) {
      jvm.awaitStdout("waiting\n");
      VirtualMachine debugged = attach(jvm.stdout());
      debugged.suspend();
      List<String> methods = new ArrayList<>();
      for (ThreadReference thread : debugged.allThreads()) {
        List<String> stack =
            thread.frames().stream()
                .map(StackFrame::location)
                .map(at -> at.declaringType().name() + "." + at.method().name())
                .toList();
        if (stack.contains("dev.goexit.programs.Bottoms.block")) {
          methods.addAll(stack);
        }
      }
      debugged.dispose();
      jvm.send("go on");
      assertEquals(0, jvm.awaitEnd().status());
      int goexitAt = methods.indexOf("dev.goexit.runtime.Bottom.goexit");
      assertTrue(
          goexitAt > methods.indexOf("dev.goexit.programs.Bottoms.block"), methods::toString);
    }
  }

  private static VirtualMachine attach(String stdout) throws Exception {
    Matcher port = Pattern.compile("transport dt_socket at address: (\\d+)").matcher(stdout);
    assertTrue(port.find(), stdout);
    AttachingConnector sockets =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(connector -> connector.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = sockets.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(port.group(1));
    return sockets.attach(arguments);
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
