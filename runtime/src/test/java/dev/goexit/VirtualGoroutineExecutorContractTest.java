package dev.goexit;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A virtual thread for each goroutine. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualGoroutineExecutorContractTest extends ExecutorServiceContract {
  @Override
  ExecutorService create() {
    return GoroutineExecutor.builder().virtual().build();
  }

  @Override
  boolean hasTasksWait() {
    return false;
  }
}
