package dev.goexit.weave;

import java.util.Map;

/**
 * What the weaver made of a class.
 *
 * @param classFile the woven class file; null if the class is to stay as it is
 * @param reasons what was woven and why, one line each, for {@code explain=true}
 * @param unwoven the methods that asked for weaving and cannot have it, by name, with the reason
 */
public record Weaving(
    byte[] classFile, java.util.List<String> reasons, Map<String, String> unwoven) {
  /** Of a class without work. */
  public static final Weaving NONE = new Weaving(null, java.util.List.of(), Map.of());
}
