package dev.goexit.agent;

import java.util.List;

/** Which classes are guarded though they do not mention the API. */
final class GuardScope {
  private final MainClass main;
  private final boolean isAll;
  private final String[] prefixes;

  /** The main class's package with those below it, or itself if it is in none; and the prefixes. */
  GuardScope(List<String> guard, MainClass main) {
    this.main = main;
    this.isAll = guard.contains("*");
    this.prefixes = new String[guard.size()];
    for (int i = 0; i < prefixes.length; i++) {
      prefixes[i] = guard.get(i).replace('.', '/');
    }
  }

  boolean contains(String className) {
    return isAll || isUnderMain(className) || isNamed(className);
  }

  /** Whether the launcher calls this class's main. */
  boolean isMain(String className) {
    return className.equals(main.launched());
  }

  private boolean isUnderMain(String className) {
    String started = main.started();
    if (started == null) {
      return false;
    }
    int end = started.lastIndexOf('/');
    return end < 0
        ? isClassOrNested(className, started)
        : className.startsWith(started.substring(0, end + 1));
  }

  private boolean isNamed(String className) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)
          && (className.length() == prefix.length()
              || className.charAt(prefix.length()) == '/'
              || className.charAt(prefix.length()) == '$')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isClassOrNested(String className, String outer) {
    return className.equals(outer) || className.startsWith(outer + "$");
  }
}
