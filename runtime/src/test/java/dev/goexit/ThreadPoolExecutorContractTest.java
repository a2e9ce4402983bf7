package dev.goexit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The measure: the JDK's own. */
class ThreadPoolExecutorContractTest extends ExecutorServiceContract {
  @Override
  ExecutorService create() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }
}
