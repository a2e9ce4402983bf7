package dev.goexit.weave;

import java.util.List;
import java.util.Map;

/**
 * What the weaver made of a class.
 *
 * @param classFile the woven class file; null if the class is to stay as it is
 * @param addsMethods whether it has methods that the class did not have
 * @param reasons what was woven and why, one line each, for {@code explain=true}
 * @param unwoven the methods that asked for weaving and cannot have it, by name, with the reason
 * @param unguarded the methods whose handlers could swallow an exit and cannot be guarded, likewise
 */
public record Weaving(
    byte[] classFile,
    boolean addsMethods,
    List<String> reasons,
    Map<String, String> unwoven,
    Map<String, String> unguarded) {}
