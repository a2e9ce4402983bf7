package dev.goexit.junit;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A JVM that was started by a {@link JvmCommand} and may still run.
 *
 * <p>Its output goes to files, so that it never waits for a reader.
 */
public final class RunningJvm implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);

  /** A dump of a JVM that is to be ended must not hang as well. */
  private static final Duration JCMD_TIMEOUT = Duration.ofSeconds(20);

  private final Jdk jdk;
  private final List<String> command;
  private final Process process;
  private final Path scratch;
  private final Duration timeout;
  private final long startNanos = System.nanoTime();

  RunningJvm(Jdk jdk, List<String> command, Process process, Path scratch, Duration timeout) {
    this.jdk = jdk;
    this.command = command;
    this.process = process;
    this.scratch = scratch;
    this.timeout = timeout;
  }

  /** Its process number. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  public String stdout() {
    return text(stdoutIn(scratch));
  }

  /** What it has printed on stderr so far. */
  public String stderr() {
    return text(stderrIn(scratch));
  }

  /**
   * Waits until it has printed this text.
   *
   * @throws AssertionError if it ends without
   * @throws HungJvmError if it has not after the timeout; it is ended then
   */
  public void awaitStdout(String text) {
    awaitText("stdout", this::stdout, text);
  }

  /** As {@link #awaitStdout}, for stderr. */
  public void awaitStderr(String text) {
    awaitText("stderr", this::stderr, text);
  }

  private void awaitText(String stream, Supplier<String> output, String text) {
    try {
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(timeout)
          .until(() -> output.get().contains(text) || !process.isAlive());
    } catch (ConditionTimeoutException e) {
      throw hung("has not printed \"" + text + "\" on " + stream + " after " + timeout);
    }
    if (!output.get().contains(text)) {
      throw new AssertionError(
          "The JVM has ended and did not print \"" + text + "\" on " + stream + ".\n" + awaitEnd());
    }
  }

  /**
   * Sends one line to its standard input, which {@link JvmCommand#openInput()} has left open.
   *
   * @throws UncheckedIOException if it no longer reads
   */
  public void send(String line) {
    try {
      OutputStream input = process.getOutputStream();
      input.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("JVM " + pid() + " does not read its input", e);
    }
  }

  /** Lets it see the end of its standard input. */
  public void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("JVM " + pid() + ": its input cannot be closed", e);
    }
  }

  /**
   * Its threads and their stacks, as jstack prints them.
   *
   * @throws IllegalStateException if there is none to be had: the JVM has ended, say
   */
  public String threadDump() {
    return jcmd("Thread.print", "-l");
  }

  /**
   * What {@code jcmd} of its JDK answers.
   *
   * @throws IllegalStateException if jcmd fails
   */
  public String jcmd(String... request) {
    try {
      Path answer = Files.createTempFile(scratch, "jcmd", ".txt");
      Process jcmd = startJcmd(answer, request);
      if (!jcmd.waitFor(JCMD_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        jcmd.destroyForcibly();
        throw new IllegalStateException("jcmd " + pid() + ": no answer after " + JCMD_TIMEOUT);
      }
      if (jcmd.exitValue() != 0) {
        throw new IllegalStateException("jcmd " + pid() + ": " + text(answer.toFile()));
      }
      return text(answer.toFile());
    } catch (IOException e) {
      throw new IllegalStateException("jcmd " + pid() + ": cannot be run", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Process startJcmd(Path answer, String... request) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(jdk.tool("jcmd").toString(), Long.toString(pid()))
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile());
    builder.command().addAll(List.of(request));
    return builder.start();
  }

  /**
   * Waits for its end.
   *
   * @throws HungJvmError if it still runs when its time, counted from the start, is over; it is
   *     ended then
   */
  public JvmResult awaitEnd() {
    Duration left = timeout.minusNanos(System.nanoTime() - startNanos);
    try {
      if (!process.waitFor(left.toNanos(), TimeUnit.NANOSECONDS)) {
        throw hung("still runs after " + timeout);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return new JvmResult(JvmCommand.inOneLine(command), process.exitValue(), stdout(), stderr());
  }

  private HungJvmError hung(String how) {
    String dump = dumpOrReason();
    end();
    return new HungJvmError(how, JvmCommand.inOneLine(command), dump, stdout(), stderr());
  }

  private String dumpOrReason() {
    try {
      return threadDump();
    } catch (IllegalStateException e) {
      return "No thread dump: " + e.getMessage();
    }
  }

  /** Ends it, if it still runs, with the processes it started, and removes its files. */
  @Override
  public void close() {
    end();
    try {
      for (File file : scratch.toFile().listFiles()) {
        Files.deleteIfExists(file.toPath());
      }
      Files.deleteIfExists(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + scratch, e);
    }
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for a JVM", e);
  }

  static File stdoutIn(Path scratch) {
    return scratch.resolve("stdout").toFile();
  }

  static File stderrIn(Path scratch) {
    return scratch.resolve("stderr").toFile();
  }

  private static String text(File file) {
    try {
      return Files.readString(file.toPath()).replace(System.lineSeparator(), "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
