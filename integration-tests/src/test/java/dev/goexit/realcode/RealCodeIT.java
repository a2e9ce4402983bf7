package dev.goexit.realcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.integration.Built;
import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exits with other people's code on the stack, whose handlers catch everything: the exit goes on,
 * clean-up runs, nothing behind the handlers does, and the library works afterwards as before.
 */
class RealCodeIT {
  private static final String GUARD_ALL = "guard=*";

  /** The default; it takes an option to say so. */
  private static final String GUARD_OURS = "explain=false";

  @TempDir Path directory;

  /** A command, its conversions, its handlers of failures; guarded or not. */
  @ParameterizedTest
  @ValueSource(strings = {GUARD_ALL, GUARD_OURS})
  void a_command_of_picoclis_exits_from_deep_inside(String option) {
    RealProgram.compile(directory, "picocli", "PicocliExits", Libraries.small("picocli"))
        .under(option)
        .run()
        .expect(
            0,
            """
            number 7
            --number 7: exited 5
            --number exit: exited 3
            --number -1: exited 6
            finally 0
            finally 5
            finally 10
            below 10: exited 4
            number 8
            --number 8: returned 0
            """,
            "");
  }

  /** Wherever it calls us, and from an annotation processor whose failures it reports. */
  @Test
  void ecjs_batch_compiler_is_left_at_each_of_its_calls() throws IOException {
    Path source = Files.writeString(directory.resolve("A.java"), "class A { Object a; }");
    Path classes = Files.createDirectories(directory.resolve("classes"));
    RealProgram.compile(classes, "ecj", "EcjExits", Libraries.small("ecj"))
        .under(GUARD_ALL)
        .arguments(source.toString(), classes.toString())
        .run()
        .expect(
            0,
            """
            exits at each call of many
            then compiled true
            processor exited 8
            then compiled true
            threads left 0
            """,
            "");
  }

  /** Scripts are classes like others: their code has lines and variables. */
  @Test
  void groovys_catch_throwable_runs_and_the_exit_goes_on() {
    RealProgram.compile(directory, "groovy", "GroovyExits", Libraries.small("groovy"))
        .under(GUARD_ALL)
        .run()
        .expect(
            0,
            """
            handler runs
            handlers: exited 2
            element 1
            finally 1
            element 2
            handler runs
            finally 2
            closures: exited 2
            closed
            resource: exited 2
            try 1
            handler runs
            retry: exited 2
            handler runs
            finally runs
            static: exited 2
            missing anything
            missing method: exited 2
            2
            no exit: returned
            """,
            "");
  }

  /** "JUnit's assertThrows": guarded it is a handler like others. */
  @Test
  void junits_assertions_let_the_exit_go_on_where_they_are_guarded() {
    RealProgram.compile(directory, "junit", "JUnitExits", Libraries.junit())
        .under(GUARD_ALL)
        .run()
        .expect(
            0,
            """
            assertThrows Throwable: exited 0
            assertThrows signal: exited 2
            assertThrows another: exited 0
            assertDoesNotThrow: exited 0
            assertAll: exited 0
            assertTimeout: exited 0
            innocent handler
            goes on
            then: returned
            """,
            "");
  }

  /** Before and behind Mockito's own agent, which changes the classes that are mocked. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mockitos_answers_exit_and_the_mocks_work_afterwards(boolean isMockitoFirst) {
    List<Path> jars = Libraries.small("mockito");
    RealProgram program = RealProgram.compile(directory, "mockito", "MockitoExits", jars);
    Path mockito =
        jars.stream()
            .filter(jar -> jar.getFileName().toString().startsWith("mockito"))
            .findAny()
            .orElseThrow();
    var command =
        isMockitoFirst
            ? program.withoutAgent(Jdk.current()).agent(mockito).agent(Built.agentJar(), GUARD_ALL)
            : program.under(GUARD_ALL).agent(mockito);
    command
        .jvmArguments("-Xshare:off") // Mockito's agent makes the JVM tell of it.
        .run()
        .expect(
            0,
            """
            answer: exited 2
            answer of a final method: exited 3
            handler runs
            caught: exited 2
            stubbing: exited 6
            spy: exited 4
            the spy has x
            static: exited 5
            no longer mocked 1
            found null
            """,
            "");
  }

  /** "Zero rows, all connections idle, the next task on the thread clean." */
  @ParameterizedTest
  @ValueSource(strings = {GUARD_ALL, GUARD_OURS})
  void springs_transactions_are_rolled_back_and_the_connections_go_back(String option) {
    transactions(Jdk.current(), option, 200);
  }

  @Tag("real-code")
  @ParameterizedTest
  @MethodSource("jdks")
  void springs_transactions_are_rolled_back_10_000_times(Jdk jdk) {
    transactions(jdk, GUARD_ALL, 10_000);
  }

  private void transactions(Jdk jdk, String option, int rounds) {
    long seed = Long.getLong("goexit.realcode.seed", System.nanoTime());
    System.out.printf(
        "Spring's transactions, %d rounds on %d, -Dgoexit.realcode.seed=%d%n",
        rounds, jdk.feature(), seed);
    RealProgram.compile(
            directory, "spring", "SpringExits", Libraries.small("spring"), "-parameters")
        .under(jdk, option)
        .arguments("" + seed, "" + rounds)
        .run()
        .expect(
            0,
            """
            exited %d
            rows 0
            committed %d
            kept by threads []
            connections in use 0
            all idle true
            """
                .formatted(rounds - rounds / 10, rounds / 10),
            "");
  }

  /** Jython itself warns on stderr of whatever is no Exception. */
  @Tag("real-code")
  @ParameterizedTest
  @MethodSource("jdks")
  void jythons_bare_except_runs_and_the_exit_goes_on(Jdk jdk) {
    JvmResult result =
        RealProgram.compile(directory, "jython", "JythonExits", Libraries.family("jython"))
            .under(jdk, GUARD_ALL)
            .run();
    assertEquals(
        """
        handler runs
        except: exited 2
        finally runs
        finally: exited 2
        closed
        with: exited 2
        inner handler runs
        outer handler runs
        raise: exited 2
        1
        handler runs
        generator: exited 2
        2
        no exit: returned
        """,
        result.stdout(),
        result::toString);
    assertEquals(0, result.status(), result::toString);
  }

  static List<Jdk> jdks() {
    return Jdk.found();
  }
}
