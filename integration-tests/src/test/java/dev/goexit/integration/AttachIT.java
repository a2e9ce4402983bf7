package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import dev.goexit.junit.RunningJvm;
import dev.goexit.programs.Attached;
import org.junit.jupiter.api.Test;

/** The agent comes to a JVM that runs already: java -jar goexit-agent.jar PID [OPTIONS]. */
class AttachIT {

  /** From 21 on a JVM warns on stderr when an agent comes, unless it was told to expect one. */
  private static final String[] EXPECTS_AGENTS =
      Jdk.current().feature() >= 21
          ? new String[] {"-XX:+EnableDynamicAgentLoading"}
          : new String[0];

  /** Classes loaded later are woven; loaded ones where their shape stays, and else listed. */
  @Test
  void classes_are_woven_and_what_cannot_be_is_listed() {
    try (RunningJvm jvm = attachable()) {
      attach(jvm).expect(0, "", "");
      jvm.send("go on");

      jvm.awaitEnd()
          .expect(
              0,
              """
              agent false
              agent true
              body of the class loaded late
              deferred in the class loaded late
              body of the class loaded early
              deferred in the class loaded early
              """,
              "goexit agent: attached too late for dev.goexit.programs.Attached: its main runs"
                  + " already and has no bottom frame; an exit there ends the thread\n");
    }
  }

  @Test
  void options_are_taken() {
    try (RunningJvm jvm = attachable()) {
      attach(jvm, "explain=true").expect(0, "", "");
      jvm.send("go on");
      JvmResult result = jvm.awaitEnd();

      assertEquals(0, result.status());
      assertTrue(result.stderr().contains("dev.goexit.programs.LoadedLate"), result::toString);
    }
  }

  /** agentmain throws and never ends a running JVM. */
  @Test
  void a_bad_option_is_told_and_the_jvm_lives() {
    try (RunningJvm jvm = attachable()) {
      JvmResult attach = attach(jvm, "gaurd=com.acme");

      assertEquals(1, attach.status(), attach::toString);
      assertTrue(attach.stderr().contains("gaurd=com.acme"), attach::toString);
      assertLives(jvm);
    }
  }

  /** Who attaches by other means is not asked first. */
  @Test
  void a_bad_option_that_reaches_the_jvm_does_not_end_it() {
    try (RunningJvm jvm = attachable()) {
      jvm.jcmd("JVMTI.agent_load", Built.agentJar().toString(), "\"gaurd=com.acme\"");

      JvmResult result = assertLives(jvm);

      assertTrue(result.stderr().contains("gaurd=com.acme"), result::toString);
    }
  }

  @Test
  void an_agent_that_is_there_already_stays_as_it_is() {
    try (RunningJvm jvm = attachable()) {
      attach(jvm).expect(0, "", "");

      JvmResult again = attach(jvm);

      assertEquals(1, again.status(), again::toString);
      assertTrue(jvm.isAlive());
    }
  }

  /** It goes on without the agent. */
  private static JvmResult assertLives(RunningJvm jvm) {
    jvm.send("go on");
    JvmResult result = jvm.awaitEnd();
    assertTrue(result.stdout().startsWith("agent false\nagent false\n"), result::toString);
    return result;
  }

  @Test
  void a_process_that_is_not_there_is_told() {
    JvmResult attach = attach("999999999");

    assertEquals(1, attach.status(), attach::toString);
    assertTrue(attach.stderr().contains("999999999"), attach::toString);
  }

  @Test
  void without_a_process_the_usage_is_told() {
    JvmResult attach = new JvmCommand().jar(Built.agentJar()).run();

    assertEquals(64, attach.status(), attach::toString);
    assertEquals("", attach.stdout());
    assertTrue(
        attach.stderr().startsWith("Usage: java -jar goexit-agent.jar PID [OPTIONS]\n"),
        attach::toString);
  }

  private static RunningJvm attachable() {
    RunningJvm jvm =
        Built.programWithoutAgent(Attached.class).jvmArguments(EXPECTS_AGENTS).openInput().start();
    jvm.awaitStdout("agent false\n");
    return jvm;
  }

  private static JvmResult attach(RunningJvm jvm, String... options) {
    String pid = Long.toString(jvm.pid());
    return options.length == 0 ? attach(pid) : attach(pid, options[0]);
  }

  private static JvmResult attach(String... arguments) {
    return new JvmCommand().jar(Built.agentJar()).arguments(arguments).run();
  }
}
