package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application on the module path that says {@code requires dev.goexit} and nothing more. */
class NamedModuleIT {

  private static final String MODULE = "com.example.app";

  @TempDir Path directory;

  @Test
  void a_modular_application_is_woven_without_further_options() throws IOException {
    compile();

    new JvmCommand()
        .agent(Built.agentJar())
        .modulePath(directory, Built.runtimeJar())
        .main(MODULE, MODULE + ".Main")
        .run()
        .expect(
            0,
            """
            module com.example.app
            runtime in module dev.goexit
            handler runs
            deferred
            Exited
            recovered P
            """,
            "");
  }

  private void compile() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", "17", "--module-path", Built.runtimeJar().toString()));
    arguments.addAll(List.of("-d", directory.toString()));
    Path sources = Path.of(System.getProperty("goexit.module.sources"), MODULE);
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new)));
  }
}
