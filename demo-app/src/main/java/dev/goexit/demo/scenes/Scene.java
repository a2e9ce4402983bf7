package dev.goexit.demo.scenes;

import java.io.PrintStream;

/** Something to show, alone on the stage: scenes are played one after the other, by main. */
interface Scene {
  /** What the command line calls it. */
  String name();

  /** What the audience reads above it. */
  String title();

  /** Plays it; the same lines every time. */
  void play(PrintStream out) throws Exception;
}
