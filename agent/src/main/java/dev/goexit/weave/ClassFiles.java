package dev.goexit.weave;

/**
 * Finds class files as resources. Nothing is loaded: a class may be in the middle of being defined.
 */
@FunctionalInterface
public interface ClassFiles {
  /**
   * The class file of a class.
   *
   * @param internalName as in {@code com/acme/Job}
   * @return null if it is not found
   */
  byte[] find(String internalName);
}
