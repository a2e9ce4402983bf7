package dev.goexit.benchmarks.process;

import dev.goexit.Go;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What a goroutine holds of the heap: waiting to run, blocked on a thread, and dead. */
public final class GoroutineMemory {
  private static final int QUEUED = 100_000;
  private static final int BLOCKED = 500;

  private final List<Figure> figures = new ArrayList<>();

  private GoroutineMemory() {}

  /**
   * Measures.
   *
   * @param args the file for the figures
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    GoroutineMemory memory = new GoroutineMemory();
    memory.blocked();
    memory.queuedAndDead();
    Figure.write(Path.of(args[0]), memory.figures);
  }

  private void blocked() throws IOException, InterruptedException {
    long heap = heap();
    long resident = Resident.resident();
    CountDownLatch blocked = new CountDownLatch(BLOCKED);
    CountDownLatch end = new CountDownLatch(1);
    List<Goroutine> handles = new ArrayList<>(BLOCKED);
    for (int i = 0; i < BLOCKED; i++) {
      handles.add(
          Go.go(
              () -> {
                blocked.countDown();
                end.await();
              }));
    }
    blocked.await();
    add("blocked, heap", heap() - heap, BLOCKED);
    add("blocked, resident with its thread", Resident.resident() - resident, BLOCKED);
    end.countDown();
    join(handles);
  }

  private void queuedAndDead() throws InterruptedException {
    try (GoroutineExecutor executor = GoroutineExecutor.builder().parallelism(1).build()) {
      CountDownLatch end = new CountDownLatch(1);
      executor.go(end::await);
      List<Goroutine> handles = new ArrayList<>(QUEUED);
      long before = heap();
      for (int i = 0; i < QUEUED; i++) {
        handles.add(executor.go(GoroutineMemory::nothing));
      }
      add("waiting to run, heap", heap() - before, QUEUED);
      end.countDown();
      join(handles);
      add("dead, its handle kept, heap", heap() - before, QUEUED);
      handles.clear();
      add("dead, forgotten, heap", heap() - before, QUEUED);
    }
  }

  private static void nothing() {}

  private static void join(List<Goroutine> goroutines) throws InterruptedException {
    for (Goroutine goroutine : goroutines) {
      goroutine.join();
    }
  }

  private void add(String what, long bytes, int goroutines) {
    double each = (double) bytes / goroutines;
    figures.add(Figure.of("goroutine", Map.of("that is", what), "B", List.of(each)));
  }

  /** Twice: what the first finds dead may hold more. */
  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
