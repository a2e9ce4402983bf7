package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.Audited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "{@code audit=true} names class, method, file and line of each handler on the stack that would
 * swallow the exit, and each place where one was swallowed, once."
 */
class AuditIT {

  @Test
  void each_handler_that_would_not_let_an_exit_pass_is_named_once() {
    String site = "the exit at dev.goexit.programs.Audited.exit(Audited.java:33)";
    String swallowed = "goexit: " + site + " was swallowed on its way by a handler in code that is";
    String guard = "Guard it: agent option guard=dev.goexit.foreign\n";
    String was =
        " not guarded; the goroutine went on and returned. The innermost such handler:" + " ";
    String handlers = "dev.goexit.foreign.Handlers.";
    Built.program(Audited.class, "audit=true")
        .run()
        .expect(
            0,
            """
            swallowed
            swallowing: Returned
            swallowed
            swallowing again: Returned
            swallowed
            two: Returned
            wrapping: Exited
            returning: Returned
            rethrown
            finally
            closed
            passing: Exited
            initialiser: Exited
            boundary: Returned
            swallowed in a boundary: Returned
            """,
            "goexit audit: "
                + handlers
                + "swallowing(Handlers.java:14) catches Throwable and would swallow "
                + site
                + ". "
                + guard
                + swallowed
                + was
                + handlers
                + "swallowing(Handlers.java:14). "
                + guard
                + "goexit audit: "
                + handlers
                + "choosing(Handlers.java:23) catches Error and would swallow "
                + site
                + ". "
                + guard
                + swallowed
                + was
                + handlers
                + "choosing(Handlers.java:23). "
                + guard
                + "goexit audit: "
                + handlers
                + "wrapping(Handlers.java:34) catches Throwable and would throw something else in"
                + " the place of "
                + site
                + ". "
                + guard
                + "goexit audit: "
                + handlers
                + "returning(Handlers.java:45) (a finally) would swallow "
                + site
                + ". "
                + guard
                + swallowed
                + was
                + handlers
                + "returning(Handlers.java:45). "
                + guard
                + "goexit audit: dev.goexit.foreign.Uninitialised$Touched.<clinit>"
                + "(Uninitialised.java:16) would make its class unusable if "
                + site
                + " left it. "
                + guard);
  }

  @Test
  void where_all_is_guarded_nothing_is_told() {
    Built.program(Audited.class, "audit=true", "guard=dev.goexit.foreign")
        .run()
        .expect(
            0,
            """
            swallowed
            swallowing: Exited
            swallowed
            swallowing again: Exited
            swallowed
            two: Exited
            wrapping: Exited
            returning: Exited
            rethrown
            finally
            closed
            passing: Exited
            initialiser: Panicked
            boundary: Returned
            swallowed in a boundary: Returned
            """,
            "");
  }

  /** A class in no package is guarded by its own name, and the remedy says so. */
  @Test
  void a_class_in_no_package_is_guarded_by_its_name(@TempDir Path directory) throws Exception {
    compile(
        directory,
        """
        class Leaving {
          public static void main(String[] args) {
            System.out.println(dev.goexit.Go.run(() -> Careless.call(() -> dev.goexit.Goexit.exit())));
          }
        }

        class Careless {
          static void call(Runnable body) {
            try {
              body.run();
            } catch (Throwable t) {
              System.out.println("swallowed");
            }
          }
        }
        """);

    JvmResult result = leaving(directory, "audit=true");
    assertEquals("swallowed\nReturned[value=null]\n", result.stdout(), result::toString);
    String remedy = "Guard it: agent option guard=Careless\n";
    assertTrue(result.stderr().lines().findFirst().orElse("").concat("\n").endsWith(remedy));

    JvmResult guarded = leaving(directory, "audit=true", "guard=Careless");
    assertTrue(guarded.stdout().startsWith("swallowed\nExited["), guarded::toString);
    assertEquals("", guarded.stderr());
  }

  private static JvmResult leaving(Path classes, String... options) {
    return new JvmCommand()
        .agent(Built.agentJar(), options)
        .classPath(classes, Built.runtimeJar())
        .main("Leaving")
        .run();
  }

  private static void compile(Path directory, String source) throws IOException {
    Path file = Files.writeString(directory.resolve("Leaving.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                Built.runtimeJar().toString(),
                "-d",
                directory.toString(),
                file.toString());
    assertEquals(0, status);
  }
}
