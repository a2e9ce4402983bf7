package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Synchronized blocks and methods: monitor states right; structured locking kept so that the JIT
 * still compiles the method." The JVM tells what its optimising compiler, the only one here, has
 * compiled and what it has given up.
 */
class StructuredLockingIT {
  private static final Set<String> METHODS =
      new TreeSet<>(
          List.of(
              "catchInBlock",
              "blockInTry",
              "blockInHandler",
              "finallyInBlock",
              "returnThroughBlocks",
              "continueInHandlerInBlock",
              "returnInFinallyInBlock",
              "resourceInBlock",
              "methodWithCatch",
              "methodWithFinally"));
  private static final Pattern COMPILED =
      Pattern.compile(" shapes\\.Locks::(\\w+) \\(\\d+ bytes\\)");
  private static final Pattern GIVEN_UP =
      Pattern.compile(" shapes\\.Locks::.*(SKIPPED|not compilable)|SKIPPED.* shapes\\.Locks::");

  @TempDir Path directory;

  private interface Compilation {
    void into(Path classes) throws IOException;
  }

  @TestFactory
  List<DynamicTest> guarded_methods_with_monitors_are_compiled() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      for (boolean hasTables : new boolean[] {true, false}) {
        String how = (hasTables ? ", with" : ", without") + " tables, on " + jdk;
        tests.add(
            test(
                "javac" + how,
                jdk,
                classes -> JavaCompilers.javac(jdk, 17, hasTables, "java/Locks.java", classes)));
        tests.add(
            test(
                "ECJ" + how,
                jdk,
                classes -> JavaCompilers.ecj(17, hasTables, "java/Locks.java", classes)));
      }
    }
    return tests;
  }

  private DynamicTest test(String name, Jdk jdk, Compilation compilation) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Path classes = directory.resolve(name.replaceAll("\\W", ""));
          compilation.into(classes);
          JvmResult result = run(jdk, classes);
          assertEquals(0, result.status(), result::toString);
          assertTrue(result.stdout().contains("worked "), result::toString);
          assertFalse(GIVEN_UP.matcher(result.stdout()).find(), result::toString);
          Set<String> compiled = compiled(result.stdout());
          compiled.retainAll(METHODS);
          assertEquals(METHODS, compiled);
        });
  }

  private static JvmResult run(Jdk jdk, Path classes) {
    return new JvmCommand()
        .jdk(jdk)
        .agent(Built.agentJar(), "guard=shapes")
        .jvmArguments("-Xbatch", "-XX:-TieredCompilation", "-XX:+PrintCompilation")
        .classPath(classes, Built.programs(), Built.runtimeJar())
        .main("shapes.Locks")
        .run();
  }

  private static Set<String> compiled(String log) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = COMPILED.matcher(log);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
