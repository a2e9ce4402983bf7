package dev.goexit.runtime.traps;

import java.io.InputStream;
import java.time.Duration;

/**
 * What a trap is to do.
 *
 * @param isCapturing whether it keeps the output
 * @param isCutAtExit whether output after the exit is dropped, but for that of shutdown hooks: then
 *     it is what a JVM of its own would have printed
 * @param input its standard input; null for the JVM's
 * @param passesHalt whether {@code Runtime.halt} ends the JVM
 * @param stopWithin how long threads that are asked to stop are waited for
 * @param awaitThreads how long its threads may go on after the body; null for ever
 * @param loader whose classes are its alone; null for none
 * @param isLoaderShared whether other traps run classes of that loader too
 */
public record TrapOptions(
    boolean isCapturing,
    boolean isCutAtExit,
    InputStream input,
    boolean passesHalt,
    Duration stopWithin,
    Duration awaitThreads,
    ClassLoader loader,
    boolean isLoaderShared) {
  public static final TrapOptions DEFAULT =
      new TrapOptions(false, false, null, false, Duration.ofSeconds(1), null, null, false);

  public TrapOptions withCapture() {
    return new TrapOptions(
        true, isCutAtExit, input, passesHalt, stopWithin, awaitThreads, loader, isLoaderShared);
  }

  public TrapOptions withCutAtExit() {
    return new TrapOptions(
        isCapturing, true, input, passesHalt, stopWithin, awaitThreads, loader, isLoaderShared);
  }

  public TrapOptions withInput(InputStream stream) {
    return new TrapOptions(
        isCapturing,
        isCutAtExit,
        stream,
        passesHalt,
        stopWithin,
        awaitThreads,
        loader,
        isLoaderShared);
  }

  public TrapOptions withPassingHalt() {
    return new TrapOptions(
        isCapturing, isCutAtExit, input, true, stopWithin, awaitThreads, loader, isLoaderShared);
  }

  public TrapOptions withStopWithin(Duration limit) {
    return new TrapOptions(
        isCapturing, isCutAtExit, input, passesHalt, limit, awaitThreads, loader, isLoaderShared);
  }

  public TrapOptions withAwaitThreads(Duration limit) {
    return new TrapOptions(
        isCapturing, isCutAtExit, input, passesHalt, stopWithin, limit, loader, isLoaderShared);
  }

  public TrapOptions withLoader(ClassLoader ofProgram) {
    return new TrapOptions(
        isCapturing, isCutAtExit, input, passesHalt, stopWithin, awaitThreads, ofProgram, false);
  }

  /** The loader is used by several traps, at once or one after the other. */
  public TrapOptions withSharedLoader(ClassLoader ofPrograms) {
    return new TrapOptions(
        isCapturing, isCutAtExit, input, passesHalt, stopWithin, awaitThreads, ofPrograms, true);
  }
}
