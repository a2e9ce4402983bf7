package dev.goexit;

import dev.goexit.ExitTrap.ExitCall;
import dev.goexit.runtime.traps.CommandLine;
import dev.goexit.runtime.traps.CommandRun;
import dev.goexit.runtime.traps.ProgramLoader;
import dev.goexit.runtime.traps.TrapOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A command-line program that is run in this JVM, as often as one likes and several times at once,
 * as if each run had a JVM of its own: with status, output and input of its own, its {@code
 * System.exit} included.
 *
 * <pre>{@code
 * Command compiler = Command.of("com.acme.Compiler").classPath(Path.of("compiler.jar"));
 * Command.Result result = compiler.run("-d", "out", "Main.acme");
 * }</pre>
 *
 * <p>Each run has a class loader of its own, unless {@link #keepLoader} says otherwise. All classes
 * of it are guarded, so no handler of the program swallows its exit. What it prints after the exit
 * is dropped, but for its shutdown hooks' output: a JVM would not have printed it.
 *
 * <p>Needs the agent. As a program itself: {@code java -javaagent:goexit-agent.jar -cp
 * goexit-runtime.jar dev.goexit.Command} prints its usage.
 *
 * <p>To be described by one thread; {@link #run} may be called by several.
 */
public final class Command {
  private final String mainClass;
  private List<Path> classPath = ProgramLoader.classPathOfJvm();
  private TrapOptions options = TrapOptions.DEFAULT.withCapture().withCutAtExit();
  private byte[] input = {};
  private boolean isLoaderKept;
  private ProgramLoader kept;

  private Command(String mainClass) {
    this.mainClass = Objects.requireNonNull(mainClass, "mainClass");
  }

  /** The program whose main class this is, on the class path of this JVM. */
  public static Command of(String mainClass) {
    return new Command(mainClass);
  }

  /** Takes the program from these jars and directories instead. */
  public Command classPath(Path... entries) {
    classPath = List.of(entries);
    return this;
  }

  /** As {@link #classPath(Path...)}. */
  public Command classPath(List<Path> entries) {
    classPath = List.copyOf(entries);
    return this;
  }

  /** What each run finds on its standard input; nothing by default. */
  public Command input(String text) {
    input = text.getBytes(Charset.defaultCharset());
    return this;
  }

  /**
   * One class loader for all runs: they are faster, since the code stays warm, and see each other's
   * static fields.
   */
  public Command keepLoader() {
    isLoaderKept = true;
    return this;
  }

  /** How long shutdown hooks and threads that were asked to stop are waited for; one second. */
  public Command stopWithin(Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("limit " + limit + ": must not be negative");
    }
    options = options.withStopWithin(limit);
    return this;
  }

  /**
   * Runs the program and waits for its end, which is as a JVM's: by exit, or when main and all
   * threads but daemons have ended.
   *
   * @throws InterruptedException if the caller is interrupted; then the program is asked to stop
   * @throws IllegalStateException without the agent, or under its option {@code systemExit=off}
   */
  public Result run(String... arguments) throws InterruptedException {
    TrapOptions ofRun = options.withInput(new ByteArrayInputStream(input));
    ProgramLoader loader = loader();
    return new CommandRun(mainClass, arguments.clone(), loader, isLoaderKept, GoexitSignal::new)
        .run(ofRun);
  }

  private synchronized ProgramLoader loader() {
    if (!isLoaderKept) {
      return new ProgramLoader(classPath);
    }
    if (kept == null) {
      kept = new ProgramLoader(classPath);
    }
    return kept;
  }

  /** The program dev.goexit.Command: see its usage. */
  public static void main(String[] arguments) throws InterruptedException {
    int status = new CommandLine(GoexitSignal::new).run(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * How a run ended.
   *
   * @param status of exit, or else 1 if an exception left main, or else 0
   * @param out what it printed on {@code System.out}
   * @param err what it printed on {@code System.err}
   * @param caller who called exit
   * @param laterExits the calls of exit after the first
   * @param stragglers its threads that did not stop in time
   */
  public record Result(
      int status,
      String out,
      String err,
      Optional<ExitCall> caller,
      List<ExitCall> laterExits,
      List<Thread> stragglers) {
    /** Copies the lists. */
    public Result {
      laterExits = List.copyOf(laterExits);
      stragglers = List.copyOf(stragglers);
    }
  }
}
