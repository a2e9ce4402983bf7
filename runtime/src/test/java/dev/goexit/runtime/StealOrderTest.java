package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Go: TestStealOrder. */
class StealOrderTest {

  /** F14: over all P's in random order. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 12, 16, 97, 1024})
  void each_order_visits_every_processor_once(int count) {
    StealOrder order = new StealOrder(count);
    for (int random = 0; random < 3 * count; random++) {
      Set<Integer> visited = new HashSet<>();
      int position = order.first(random);
      int step = order.step(random);
      for (int i = 0; i < count; i++) {
        visited.add(position);
        position = order.next(position, step);
      }
      assertEquals(count, visited.size(), "random number " + random);
    }
  }
}
