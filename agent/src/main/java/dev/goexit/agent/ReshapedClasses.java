package dev.goexit.agent;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The classes that got methods of ours when they were loaded. A class keeps its shape for life:
 * when it is transformed again these get the same methods, and all others none.
 *
 * <p>Any thread. Keeps no loader alive.
 */
final class ReshapedClasses {
  private final Map<ClassLoader, Set<String>> names = new WeakHashMap<>();

  synchronized void add(ClassLoader loader, String name) {
    Set<String> ofLoader = names.get(loader);
    if (ofLoader == null) { // No lambda: it would be the first of the program, and cost as much.
      ofLoader = new HashSet<>();
      names.put(loader, ofLoader);
    }
    ofLoader.add(name);
  }

  synchronized boolean contains(ClassLoader loader, String name) {
    Set<String> ofLoader = names.get(loader);
    return ofLoader != null && ofLoader.contains(name);
  }
}
