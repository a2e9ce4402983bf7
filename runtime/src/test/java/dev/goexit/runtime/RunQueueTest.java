package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The local queue, after Go's proc_test.go and export_test.go, and rules F10, F11 and F14. */
class RunQueueTest {
  private final GlobalRunQueue global = new GlobalRunQueue(new ReentrantLock());
  private final RunQueue queue = new RunQueue(global);
  private final RunQueue thief = new RunQueue(global);

  /** Go: TestSchedLocalQueue. What goes in comes out, in order, at each fill and at each place. */
  @Test
  void the_ring_gives_what_was_put_in_order() {
    List<GoroutineDescriptor> goroutines = descriptors(RunQueue.CAPACITY);
    for (int fill = 0; fill < goroutines.size(); fill++) {
      assertNull(queue.get());
      goroutines.subList(0, fill).forEach(queue::put);
      for (GoroutineDescriptor expected : goroutines.subList(0, fill)) {
        assertSame(expected, queue.get());
      }
      assertNull(queue.get());
    }
  }

  /** Go: TestSchedLocalQueueSteal. Half, rounded up, is stolen; nothing is lost or doubled. */
  @Test
  void a_thief_takes_half_rounded_up() {
    List<GoroutineDescriptor> goroutines = descriptors(RunQueue.CAPACITY);
    for (int fill = 0; fill < goroutines.size(); fill++) {
      goroutines.subList(0, fill).forEach(queue::put);
      List<GoroutineDescriptor> stolen = new ArrayList<>();
      GoroutineDescriptor youngest = thief.stealFrom(queue, false);
      drain(thief, stolen);
      if (youngest != null) {
        stolen.add(youngest);
      }
      List<GoroutineDescriptor> left = drain(queue, new ArrayList<>());

      assertEquals(goroutines.subList(0, fill - fill / 2), stolen);
      assertEquals(goroutines.subList(fill - fill / 2, fill), left);
    }
  }

  /** F14: the victim's runnext only in the last round, and only when its ring is empty. */
  @Test
  void the_next_one_is_stolen_last() {
    List<GoroutineDescriptor> goroutines = descriptors(2);
    queue.put(goroutines.get(0));
    queue.putNext(goroutines.get(1));

    assertSame(goroutines.get(0), thief.stealFrom(queue, true));
    assertNull(thief.stealFrom(queue, false));
    assertSame(goroutines.get(1), thief.stealFrom(queue, true));
    assertNull(thief.stealFrom(queue, true));
  }

  /** F10: a new goroutine runs next; the former next one goes to the tail. */
  @Test
  void the_last_put_next_comes_first() {
    List<GoroutineDescriptor> goroutines = descriptors(6);
    goroutines.forEach(queue::putNext);

    assertEquals(order(goroutines, 5, 0, 1, 2, 3, 4), drain(queue, new ArrayList<>()));
  }

  /** F11: when the ring of 256 is full, half of it and the newcomer go to the global queue. */
  @Test
  void a_full_ring_gives_half_and_the_newcomer_away() {
    List<GoroutineDescriptor> goroutines = descriptors(RunQueue.CAPACITY + 1);
    goroutines.forEach(queue::put);

    List<GoroutineDescriptor> away = new ArrayList<>();
    for (GoroutineDescriptor g = global.poll(); g != null; g = global.poll()) {
      away.add(g);
    }
    assertEquals(
        Stream.concat(goroutines.subList(0, 128).stream(), Stream.of(goroutines.get(256)))
            .collect(Collectors.toList()),
        away);
    assertEquals(goroutines.subList(128, 256), drain(queue, new ArrayList<>()));
  }

  /** F13: a processor takes its share of the global queue, min(size / GOMAXPROCS + 1, 128). */
  @Test
  void a_share_of_the_global_queue_leaves_the_others_theirs() {
    List<GoroutineDescriptor> goroutines = descriptors(1000);
    goroutines.forEach(global::add);

    assertSame(goroutines.get(0), global.pollShare(queue, 2));
    assertEquals(127, queue.size());
    assertEquals(872, global.size());
    drain(queue, new ArrayList<>());
    assertSame(goroutines.get(128), global.pollShare(queue, 100));
    assertEquals(8, queue.size());
    assertEquals(863, global.size());
  }

  /** Go: TestSchedLocalQueueEmpty. A queue that holds one is never seen empty by two. */
  @Test
  void one_of_two_who_take_the_only_goroutine_gets_it() throws Exception {
    GoroutineDescriptor only = descriptors(1).get(0);
    CyclicBarrier barrier = new CyclicBarrier(2);
    GoroutineDescriptor[] got = new GoroutineDescriptor[1];
    Thread other =
        new Thread(
            () -> {
              for (int i = 0; i < 2_000; i++) {
                await(barrier);
                got[0] = thief.stealFrom(queue, true);
                await(barrier);
              }
            });
    other.start();
    for (int i = 0; i < 2_000; i++) {
      boolean asNext = i % 2 == 0;
      if (asNext) {
        queue.putNext(only);
      } else {
        queue.put(only);
      }
      await(barrier);
      GoroutineDescriptor own = queue.get();
      await(barrier);
      assertTrue(own == only ^ got[0] == only, "round " + i);
    }
    other.join();
  }

  /** The owner puts and gets while two steal: each goroutine comes out once. */
  @Test
  void nothing_is_lost_or_doubled_among_thieves() throws Exception {
    int count = 100_000;
    List<GoroutineDescriptor> goroutines = descriptors(count);
    List<List<GoroutineDescriptor>> stolen = List.of(new ArrayList<>(), new ArrayList<>());
    List<Thread> thieves = new ArrayList<>();
    Thread owner = Thread.currentThread();
    boolean[] isDone = new boolean[1];
    for (List<GoroutineDescriptor> loot : stolen) {
      RunQueue own = new RunQueue(global);
      Thread thread =
          new Thread(
              () -> {
                boolean isLast;
                do {
                  synchronized (isDone) {
                    isLast = isDone[0];
                  }
                  GoroutineDescriptor youngest = own.stealFrom(queue, true);
                  if (youngest != null) {
                    loot.add(youngest);
                  }
                  drain(own, loot);
                } while (!isLast && owner.isAlive());
              });
      thieves.add(thread);
      thread.start();
    }
    List<GoroutineDescriptor> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queue.putNext(goroutines.get(i));
      if (i % 3 == 0) {
        GoroutineDescriptor own = queue.get();
        if (own != null) {
          seen.add(own);
        }
      }
    }
    drain(queue, seen);
    synchronized (isDone) {
      isDone[0] = true;
    }
    for (Thread thread : thieves) {
      thread.join();
    }
    stolen.forEach(seen::addAll);
    for (GoroutineDescriptor g = global.poll(); g != null; g = global.poll()) {
      seen.add(g);
    }
    assertEquals(count, seen.size());
    Set<GoroutineDescriptor> distinct = new HashSet<>(seen);
    assertEquals(count, distinct.size());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<GoroutineDescriptor> drain(RunQueue queue, List<GoroutineDescriptor> into) {
    for (GoroutineDescriptor g = queue.get(); g != null; g = queue.get()) {
      into.add(g);
    }
    return into;
  }

  private static List<GoroutineDescriptor> descriptors(int count) {
    return IntStream.range(0, count).mapToObj(i -> new GoroutineDescriptor()).toList();
  }

  private static List<GoroutineDescriptor> order(List<GoroutineDescriptor> all, int... indexes) {
    return IntStream.of(indexes).mapToObj(all::get).toList();
  }
}
