package dev.goexit;

import java.util.concurrent.ExecutorService;

/** One processor, and a new thread whenever a goroutine blocks. */
class GrowingGoroutineExecutorContractTest extends ExecutorServiceContract {
  @Override
  ExecutorService create() {
    return GoroutineExecutor.builder().parallelism(1).maxThreads(100).build();
  }

  @Override
  boolean hasTasksWait() {
    return false;
  }
}
