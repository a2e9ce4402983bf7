package dev.goexit.programs;

/** A main class whose main is its superclass's. */
public final class InheritsMain extends MainToInherit {
  private InheritsMain() {}
}
