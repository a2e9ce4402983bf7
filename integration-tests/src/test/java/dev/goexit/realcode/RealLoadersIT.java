package dev.goexit.realcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.integration.Built;
import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "The runtime belongs to the application": servers and frameworks that know nothing of it, with
 * loaders of their own, each application with a copy of its own. The agent hears of it when the
 * first class is loaded.
 */
class RealLoadersIT {
  private static final String GUARD_EXAMPLES = "guard=com.example";

  @TempDir Path directory;

  /**
   * Parent-last loaders. Tomcat's pool is its own, and so no boundary: a request that exits without
   * one of its own is an error to the server, which catches everything. Nothing tells then that the
   * exit is over, and later requests on that thread are asked in vain; one that has a boundary
   * exits as ever.
   */
  @Test
  void web_applications_in_tomcat_exit_with_a_runtime_of_their_own() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("app/WEB-INF/classes"));
    Path libraries = Files.createDirectories(directory.resolve("app/WEB-INF/lib"));
    Files.copy(Built.runtimeJar(), libraries.resolve("goexit-runtime.jar"));
    RealProgram.compile(classes, "webapp", "", Libraries.small("tomcat"));
    String session =
        """
        PATH STARTED
        PATH/shop/run 200
        handler runs
        finally runs
        deferred
        exited 3
        PATH/shop/state 200
        exiting BEFORE
        PATH/shop/exit 500
        PATH/shop/state 200
        exiting true
        PATH/shop/run 200
        handler runs
        finally runs
        deferred
        exited 3
        """;

    withoutRuntime("tomcat", "TomcatServer")
        .arguments(directory.resolve("app").toString())
        .run()
        .expect(
            0,
            session.replace("PATH", "/one").replace("BEFORE", "false")
                + session.replace("PATH", "/two").replace("BEFORE", "true")
                + session.replace("PATH", "/one").replace("BEFORE", "true"),
            "");
  }

  /** A bundle sees of other loaders only what it imports, and {@code java} packages. */
  @ParameterizedTest
  @ValueSource(strings = {"felix", "equinox"})
  void a_bundle_exits_with_the_runtime_on_its_class_path(String framework) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("bundle"));
    RealProgram.compile(classes, "bundle", "", Libraries.small(framework));
    Files.copy(Built.runtimeJar(), classes.resolve("goexit-runtime.jar"));
    Path bundle =
        Jars.write(
            directory.resolve("bundle.jar"),
            Map.of(
                "Bundle-ManifestVersion", "2",
                "Bundle-SymbolicName", "com.example.bundle",
                "Bundle-Activator", "com.example.bundle.Activator",
                "Bundle-ClassPath", ".,goexit-runtime.jar",
                "Import-Package", "org.osgi.framework"),
            classes);

    withoutRuntime(framework, "OsgiFramework", "osgi")
        .arguments(bundle.toString())
        .run()
        .expect(
            0,
            """
            started by LOADER
            handler runs
            finally runs
            deferred
            exited 3
            exiting false
            stopped
            framework stopped
            """
                .replace(
                    "LOADER",
                    framework.equals("felix")
                        ? "org.apache.felix.framework"
                        : "org.eclipse.osgi.internal.loader"),
            "");
  }

  /** Woven code differs from what was signed; the JVM compared that with the file before. */
  @Test
  void classes_of_a_signed_jar_are_woven_and_stay_signed() throws Exception {
    Path classes = Files.createDirectories(directory.resolve("signed"));
    RealProgram.compile(classes, "signed", "", List.of());
    Path jar =
        Jars.write(
            directory.resolve("signed.jar"),
            Map.of("Main-Class", "com.example.signed.Main"),
            classes);
    String store = directory.resolve("keys").toString();
    tool(
        "keytool",
        "-genkeypair",
        "-keystore",
        store,
        "-storepass",
        "changeit",
        "-alias",
        "key",
        "-dname",
        "CN=Example",
        "-keyalg",
        "EC",
        "-validity",
        "30");
    tool("jarsigner", "-keystore", store, "-storepass", "changeit", jar.toString(), "key");

    new JvmCommand()
        .agent(Built.agentJar(), GUARD_EXAMPLES)
        .classPath(jar, Built.runtimeJar())
        .main("com.example.signed.Main")
        .run()
        .expect(
            0,
            """
            handler runs
            finally runs
            deferred
            exited 3
            signed by 1 true
            """,
            "");
  }

  private static void tool(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Jdk.current().tool(name).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor(), () -> "status of " + command);
  }

  private JvmCommand withoutRuntime(String libraries, String program) throws IOException {
    return withoutRuntime(libraries, program, libraries);
  }

  private JvmCommand withoutRuntime(String libraries, String program, String sources)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve("server"));
    List<Path> jars = Libraries.small(libraries);
    RealProgram.compile(classes, sources, program, jars);
    return new JvmCommand()
        .agent(Built.agentJar(), GUARD_EXAMPLES)
        .jvmArguments(Libraries.silence(Jdk.current()))
        .classPath(classes)
        .classPath(jars.toArray(Path[]::new))
        .main("dev.goexit.realcode." + program);
  }
}
