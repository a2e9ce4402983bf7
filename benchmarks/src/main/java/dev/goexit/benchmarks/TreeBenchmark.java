package dev.goexit.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A tree of tasks: each starts two more and ends, nobody joins. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TreeBenchmark {
  /** How high; 19 makes 1,048,575 tasks. */
  @Param({"9", "14", "19"})
  public int height = 10;

  /** The whole tree. Gives how many tasks it had. */
  @Benchmark
  public int tree(PoolState pool) throws InterruptedException {
    Tree tree = new Tree(pool, (2 << height) - 1);
    tree.grow(height);
    tree.done.await();
    return tree.size - tree.missing.get();
  }

  private static final class Tree {
    final PoolState pool;
    final int size;
    final AtomicInteger missing;
    final CountDownLatch done = new CountDownLatch(1);

    Tree(PoolState pool, int size) {
      this.pool = pool;
      this.size = size;
      this.missing = new AtomicInteger(size);
    }

    void grow(int height) {
      pool.start(() -> node(height));
    }

    private void node(int height) {
      if (height > 0) {
        grow(height - 1);
        grow(height - 1);
      }
      if (missing.decrementAndGet() == 0) {
        done.countDown();
      }
    }
  }
}
