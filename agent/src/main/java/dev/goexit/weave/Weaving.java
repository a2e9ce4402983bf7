package dev.goexit.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the weaver made of a class.
 *
 * @param classFile the woven class file; null if the class is to stay as it is
 * @param addsMethods whether it has methods that the class did not have
 * @param reasons what was woven and why, one line each, for {@code explain=true}
 * @param unwoven the methods that asked for weaving and cannot have it, by name, with the reason
 * @param unguarded the methods that could not have what they did not ask for, their handlers'
 *     guards or main's bottom frame, likewise
 */
public record Weaving(
    byte[] classFile,
    boolean addsMethods,
    List<String> reasons,
    Map<String, String> unwoven,
    Map<String, String> unguarded) {
  static final Weaving NOTHING = new Weaving(null, false, List.of(), Map.of(), Map.of());

  /** The woven class file, or what it was woven of if it is to stay so. */
  byte[] classFileOr(byte[] unwoven) {
    return classFile == null ? unwoven : classFile;
  }

  /** With what was made of the result afterwards. */
  Weaving and(Weaving later) {
    if (this == NOTHING) {
      return later;
    }
    List<String> allReasons = new ArrayList<>(reasons);
    allReasons.addAll(later.reasons);
    return new Weaving(
        later.classFile == null ? classFile : later.classFile,
        addsMethods || later.addsMethods,
        allReasons,
        both(unwoven, later.unwoven),
        both(unguarded, later.unguarded));
  }

  private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
    Map<String, String> both = new HashMap<>(first);
    both.putAll(second);
    return both;
  }
}
