package dev.goexit.benchmarks;

/** The cheapest throw there is: no object is made, no trace is filled. */
final class Preallocated extends Error {
  private static final long serialVersionUID = 1L;

  static final Preallocated ERROR = new Preallocated();

  private Preallocated() {
    super("preallocated", null, false, false);
  }
}
