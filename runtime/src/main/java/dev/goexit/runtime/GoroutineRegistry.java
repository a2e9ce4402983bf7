package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The goroutines that live (Go: allgs), for counts and dumps. A thread of others that became one
 * tells nobody when it ends, so it is dropped here when it is found dead.
 *
 * <p>Any thread.
 */
public final class GoroutineRegistry {
  private static final Map<Long, GoroutineDescriptor> LIVE = new ConcurrentHashMap<>();

  private GoroutineRegistry() {}

  /** Go: runtime.NumGoroutine. */
  public static int count() {
    return live().size();
  }

  static void add(GoroutineDescriptor descriptor) {
    LIVE.put(descriptor.handle.id(), descriptor);
  }

  static void remove(GoroutineDescriptor descriptor) {
    LIVE.remove(descriptor.handle.id());
  }

  /** Whether a panic is on its way anywhere; a look without a lock, at one moment. */
  static boolean isAnyPanicking() {
    for (GoroutineDescriptor descriptor : LIVE.values()) {
      PanicRecord record = descriptor.unwinding;
      if (record != null && !record.isExit) {
        return true;
      }
    }
    return false;
  }

  /** The handles of the living, by id. */
  static List<GoroutineHandle> live() {
    List<GoroutineHandle> handles = new ArrayList<>();
    for (GoroutineDescriptor descriptor : LIVE.values()) {
      GoroutineHandle handle = descriptor.handle;
      Thread thread = descriptor.thread;
      if (handle == null) {
        continue; // Ended in between.
      }
      if (thread != null && !thread.isAlive()) {
        LIVE.remove(handle.id(), descriptor);
      } else {
        handles.add(handle);
      }
    }
    handles.sort(Comparator.comparingLong(GoroutineHandle::id));
    return handles;
  }
}
