package dev.goexit;

import java.util.concurrent.ExecutorService;

/** Goroutines on one platform thread. */
class GoroutineExecutorContractTest extends ExecutorServiceContract {
  @Override
  ExecutorService create() {
    return GoroutineExecutor.builder().parallelism(1).build();
  }
}
