package dev.goexit.runtime;

/**
 * Orders in which a thief visits all processors once, as many as there are steps that reach all of
 * them (Go: randomOrder): the steps that have no divisor in common with their number.
 */
final class StealOrder {
  private final int count;
  private final int[] steps;

  StealOrder(int count) {
    this.count = count;
    int[] found = new int[count];
    int n = 0;
    for (int step = 1; step <= count; step++) {
      if (greatestCommonDivisor(step, count) == 1) {
        found[n++] = step;
      }
    }
    steps = java.util.Arrays.copyOf(found, n);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** Where to begin, for a random number from 0. */
  int first(int random) {
    return random % count;
  }

  /** How far it is from each to the next. */
  int step(int random) {
    return steps[random / count % steps.length];
  }

  int next(int position, int step) {
    int next = position + step;
    return next >= count ? next - count : next;
  }
}
