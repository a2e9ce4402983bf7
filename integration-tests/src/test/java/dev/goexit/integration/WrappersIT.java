package dev.goexit.integration;

import dev.goexit.programs.Callbacks;
import dev.goexit.programs.Wrappers;
import org.junit.jupiter.api.Test;

/** Exits on their way through the JDK. */
class WrappersIT {

  /** What wraps exceptions is seen through. */
  @Test
  void an_exit_is_seen_through_what_wraps_it() {
    Built.program(Wrappers.class)
        .run()
        .expect(
            0,
            """
            Method.invoke: exited 3
            handler runs
            Method.invoke, caught: exited 3
            Constructor.newInstance: exited 3
            proxy: exited 3
            proxy that reflects: exited 3
            MethodHandle: exited 3
            clean-up runs
            MethodHandle, tryFinally: exited 3
            doPrivileged: exited 3
            doPrivileged, checked: exited 3
            loading failed
            ServiceLoader: exited 3
            loading failed
            handler runs
            ServiceLoader, caught: exited 3
            loading failed
            ServiceLoader, caught and failed: exited 3
            CompletableFuture: exited 3
            handler runs
            CompletableFuture, caught: exited 3
            readObject: exited 3
            handler runs
            annotated by a cause: exited 3
            """,
            "");
  }

  /** "The collection stays usable." */
  @Test
  void what_was_called_back_is_usable_afterwards() {
    StringBuilder maps = new StringBuilder();
    for (String map :
        new String[] {
          "HashMap", "TreeMap", "ConcurrentHashMap", "ConcurrentSkipListMap", "SynchronizedMap"
        }) {
      maps.append(
          """
          MAP.computeIfAbsent: exited
          MAP.compute: exited
          MAP.merge: exited
          MAP.replaceAll: exited
          MAP.forEach: exited
          {a=2, b=1}
          """
              .replace("MAP", map));
    }
    Built.program(Callbacks.class)
        .run()
        .expect(
            0,
            maps
                + """
                List.sort: exited
                [1, 2, 3]
                TreeMap.put: exited
                {a=1, b=2, c=4}
                PriorityQueue.add: exited
                true true
                Iterator.next: exited
                ArrayList.removeIf: exited
                ArrayList.forEach: exited
                [1, 2, 3]
                CopyOnWriteArrayList.removeIf: exited
                CopyOnWriteArrayList.forEach: exited
                [1, 2, 3]
                Stream.forEach: exited
                Stream.sorted: exited
                Stream.collect: exited
                Stream.onClose: exited
                closed
                Stream, resource: exited
                Stream.parallel: left true
                499500
                ThreadLocal.withInitial: exited
                initial
                ClassValue: exited
                computed
                StackWalker: exited
                frames true
                toString: exited
                ReentrantLock: exited
                locked false
                synchronized: exited
                held false
                """,
            "");
  }
}
