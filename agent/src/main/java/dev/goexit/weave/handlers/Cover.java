package dev.goexit.weave.handlers;

import java.util.Arrays;

/**
 * What handles a throw of one instruction of the woven method.
 *
 * @param entries the entries of the method's own exception table, in its order
 * @param exitWins the synthetic handler in between, or null
 */
record Cover(int[] entries, ExitWinsHandler exitWins) {
  static final Cover NONE = new Cover(new int[0], null);

  boolean has(int entry) {
    return Arrays.binarySearch(entries, entry) >= 0;
  }
}
