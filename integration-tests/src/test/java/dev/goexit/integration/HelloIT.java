package dev.goexit.integration;

import dev.goexit.junit.Jdk;
import dev.goexit.programs.Hello;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JVMs that we start print nothing that is not the program's own. */
class HelloIT {

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void hello_world_under_the_agent_prints_nothing_more(Jdk jdk) {
    Built.program(Hello.class).jdk(jdk).run().expect(0, "hello, world\n", "");
  }
}
