package dev.goexit.weave;

/**
 * What is to be done with a class, besides what it asks for itself.
 *
 * @param isGuarded whether its handlers are guarded
 * @param isMain whether it is the main class, whose main method goes on a bottom frame
 */
public record WeavingScope(boolean isGuarded, boolean isMain) {}
