package dev.goexit.benchmarks;

import dev.goexit.GoBody;

/** What every pool can start as it is, without an object in between. */
@FunctionalInterface
interface Task extends GoBody, Runnable {
  @Override
  void run();
}
