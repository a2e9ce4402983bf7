package dev.goexit.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The methods of a class that outgrew 64 KB when they were woven: the first time a method gets its
 * shorter form, then it is left as it was.
 */
final class Outgrown {
  private final Set<String> shortened = new HashSet<>();
  private final Map<String, String> left = new HashMap<>();

  /** False if the method was left already: then it is none of the class's own. */
  boolean add(String name, String descriptor) {
    return shortened.add(name + descriptor) || left.put(name + descriptor, name) == null;
  }

  /** Whether a method, by name and descriptor, is to have its shorter form. */
  boolean isShortened(String method) {
    return shortened.contains(method);
  }

  boolean isLeft(String method) {
    return left.containsKey(method);
  }

  /** The names of the methods left alone, by name and descriptor. */
  Map<String, String> left() {
    return left;
  }
}
