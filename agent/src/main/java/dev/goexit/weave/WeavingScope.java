package dev.goexit.weave;

/**
 * What is to be done with a class, besides what it asks for itself.
 *
 * @param isGuarded whether its handlers are guarded, and its static initialiser refuses exits
 * @param isMain whether it is the main class, whose main method goes on a bottom frame
 * @param mayAddMethods false for a class that is loaded already and must keep its shape
 * @param hasOwnStreams whether it is of a program that has standard streams of its own
 * @param tellsExits whether it tells the lines that it exits in
 * @param tellsPanics whether it tells the lines that it panics in
 */
public record WeavingScope(
    boolean isGuarded,
    boolean isMain,
    boolean mayAddMethods,
    boolean hasOwnStreams,
    boolean tellsExits,
    boolean tellsPanics) {
  /** With the JVM's standard streams, and whole traces. */
  public WeavingScope(boolean isGuarded, boolean isMain, boolean mayAddMethods) {
    this(isGuarded, isMain, mayAddMethods, false, false, false);
  }

  /** Whether it tells any lines. */
  boolean tellsSites() {
    return tellsExits || tellsPanics;
  }
}
