package dev.goexit.runtime;

/** Throws any throwable from a method that declares none: a panic may be a checked exception. */
final class Sneaky {
  private Sneaky() {}

  /** Always throws; its type lets the caller write {@code throw} in front. */
  static RuntimeException unchecked(Throwable thrown) {
    throw Sneaky.<RuntimeException>as(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
