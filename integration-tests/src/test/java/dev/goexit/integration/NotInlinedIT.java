package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DeferShapes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * C2 inlines no method whose signature has a class that is not loaded. That keeps what is needed
 * while unwinding out of the compiled functions that defer, as long as nothing loads the class.
 */
class NotInlinedIT {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("dev.goexit.junit.Jdk#found")
  void unwinding_never_loads_the_class_that_keeps_a_method_from_being_inlined(Jdk jdk)
      throws Exception {
    Path log = directory.resolve("classes.log");
    JvmResult result =
        Built.program(DeferShapes.class)
            .jdk(jdk)
            .jvmArguments("-Xverify:all", "-Xlog:class+load:file=" + log)
            .run();

    assertEquals(0, result.status(), result::toString);
    String loaded = Files.readString(log);
    assertTrue(loaded.contains(" dev.goexit.runtime.DeferFrame source:"), result::toString);
    assertFalse(loaded.contains(" dev.goexit.runtime.DeferFrame$NeverLoaded source:"));
  }
}
