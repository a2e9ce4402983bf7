package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules F2, F3 and F5. */
class FreeListTest {
  private final GoroutineRegistry registry = new GoroutineRegistry();
  private final GlobalFreeList global = new GlobalFreeList(registry);
  private final FreeList list = new FreeList(global);

  /**
   * F3, Ran: N goroutines die, then N + 10 new ones are started. Reuse order by number in the order
   * of death, then fresh ones.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           5  | 4..0
           63 | 62..0
           64 | 30..0, 62..31, 63
           100 | 99..97, 30..0, 95..64, 61..31, 96, 63..62
          """)
  void the_dead_are_used_again_in_gos_order(int count, String expected) {
    List<GoroutineDescriptor> dead = descriptors(count);
    dead.forEach(list::put);

    List<Integer> order = new ArrayList<>();
    for (GoroutineDescriptor d = list.get(); d != null; d = list.get()) {
      order.add(dead.indexOf(d));
    }
    assertEquals(expected, ReuseOrder.ranges(order));
  }

  /** F3: when the local list reaches 64, it is cut down to 31 by moving 33 to the global list. */
  @Test
  void at_64_all_but_31_go_to_the_global_list() {
    descriptors(63).forEach(list::put);
    assertEquals(63, list.size());
    assertEquals(0, global.size());

    list.put(descriptors(1).get(0));
    assertEquals(31, list.size());
    assertEquals(33, global.size());
  }

  /** F3: an empty local list is filled to 32, then one is taken. */
  @Test
  void an_empty_list_takes_32_from_the_global_one() {
    descriptors(40).forEach(global::put);

    list.get();
    assertEquals(31, list.size());
    assertEquals(8, global.size());
  }

  /** F5, for Java: allow the pool to be bounded; Go's memory of the peak is no rule. */
  @Test
  void the_global_list_is_bounded_and_unlists_the_rest() {
    List<GoroutineDescriptor> peak = descriptors(10_000);
    peak.forEach(registry::addPooled);
    peak.forEach(list::put);

    assertEquals(true, global.size() <= GlobalFreeList.LIMIT);
    assertEquals(list.size() + global.size(), registry.pooledCount());
  }

  @Test
  void an_empty_list_gives_null() {
    assertNull(list.get());
    assertNull(global.get());
  }

  private static List<GoroutineDescriptor> descriptors(int count) {
    return IntStream.range(0, count).mapToObj(i -> new GoroutineDescriptor()).toList();
  }
}
