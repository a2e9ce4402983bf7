package dev.goexit.agent.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The classes whose handlers are guarded, by loader and internal name, with the methods that could
 * not be.
 *
 * <p>Any thread.
 */
public final class GuardedClasses {
  private final Map<ClassLoader, Map<String, Set<String>>> byLoader = new WeakHashMap<>();

  /** A class was woven, all but these methods. */
  public synchronized void add(ClassLoader loader, String name, Set<String> unguarded) {
    byLoader.computeIfAbsent(loader, l -> new HashMap<>()).put(name, Set.copyOf(unguarded));
  }

  /** Whether the handlers of a method are guarded. */
  synchronized boolean isGuarded(Class<?> type, String method) {
    Map<String, Set<String>> classes = byLoader.get(type.getClassLoader());
    Set<String> unguarded = classes == null ? null : classes.get(type.getName().replace('.', '/'));
    return unguarded != null && !unguarded.contains(method);
  }
}
