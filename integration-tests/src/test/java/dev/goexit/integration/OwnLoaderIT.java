package dev.goexit.integration;

import dev.goexit.foreign.Container;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.HandledExit;
import dev.goexit.programs.JdkTasks;
import org.junit.jupiter.api.Test;

/**
 * The runtime "is on the application's own class path": a loader's that the agent hears of when the
 * first of its classes is loaded.
 */
class OwnLoaderIT {

  /** The bridge, the weaver's self-check and the hooks in the JDK come up in the middle of that. */
  @Test
  void an_isolated_program_with_the_runtime_in_its_lib_exits_as_on_the_class_path() {
    String expected = Built.program(HandledExit.class).run().stdout();

    isolated(HandledExit.class).expect(0, expected, "");
  }

  /** The JDK's pools, timers and threads are boundaries there, too. */
  @Test
  void tasks_of_an_isolated_program_end_as_on_the_class_path() {
    String expected = Built.program(JdkTasks.class).run().stdout();

    isolated(JdkTasks.class).expect(0, expected, "");
  }

  private static JvmResult isolated(Class<?> program) {
    return new JvmCommand()
        .agent(Built.agentJar())
        .classPath(Built.programs())
        .main(Container.class)
        .arguments(program.getName(), Built.programs() + "/", Built.runtimeJar().toString())
        .run();
  }
}
