package dev.goexit.oracle;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.oracle.woven.RunCrashes;
import dev.goexit.oracle.woven.RunEmitted;
import dev.goexit.oracle.woven.RunInterpreter;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** JVMs with the agent, in which the programs run. */
final class WovenJava {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final Jdk jdk;

  WovenJava(Jdk jdk) {
    this.jdk = jdk;
  }

  /** The traces that the interpreter gives. */
  List<String> interpret(List<Program> programs) {
    return interpret(programs, RunInterpreter.class);
  }

  /** What the crash texts say of the panics; empty for a program that does not crash. */
  List<String> crash(List<Program> programs) {
    return interpret(programs, RunCrashes.class);
  }

  private List<String> interpret(List<Program> programs, Class<?> main) {
    JvmCommand command =
        new JvmCommand()
            .classPath(testClasses(), runtimeJar())
            .main(main)
            .input(Traces.text(programs));
    return Traces.of(programs, run(command));
  }

  /** The traces of the programs that {@link #compile} has put into the directory. */
  List<String> runCompiled(List<Program> programs, Path classes) {
    JvmCommand command =
        new JvmCommand()
            .classPath(classes, testClasses(), runtimeJar())
            .main(RunEmitted.class)
            .jvmArguments("-XX:TieredStopAtLevel=1") // Each program runs once.
            .arguments(Integer.toString(programs.size()));
    return Traces.of(programs, run(command));
  }

  private String run(JvmCommand command) {
    return command
        .jdk(jdk)
        .agent(jar("goexit.agent.jar"))
        .jvmArguments("-XX:+UseSerialGC")
        .timeout(TIMEOUT)
        .run()
        .stdout();
  }

  /** Compiles the programs, as Java source, with the compiler of this JVM. */
  static void compile(List<Program> programs, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      sources.add(new SourceText("emitted/P" + i, JavaSource.of(programs.get(i), i)));
    }
    String path = testClasses() + System.getProperty("path.separator") + runtimeJar();
    List<String> options =
        List.of("-proc:none", "-g", "-nowarn", "-d", classes.toString(), "-cp", path);
    if (!compiler.getTask(null, null, null, options, null, sources).call()) {
      throw new IllegalStateException("The emitted programs do not compile.");
    }
  }

  private static Path testClasses() {
    try {
      return Path.of(RunEmitted.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path runtimeJar() {
    return jar("goexit.runtime.jar");
  }

  private static Path jar(String property) {
    String path = System.getProperty(property);
    if (path == null || !Files.exists(Path.of(path))) {
      throw new IllegalStateException(
          "System property " + property + "=" + path + ": must name the jar. Run by mvn verify.");
    }
    return Path.of(path);
  }

  private static final class SourceText extends SimpleJavaFileObject {
    private final String text;

    SourceText(String name, String text) {
      super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
      return text;
    }
  }
}
