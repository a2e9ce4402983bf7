package dev.goexit.runtime.traps;

/**
 * The packages whose own calls of exit end the JVM under a trap too: a server's fatal error, say.
 * Option {@code exitHosts}, as in {@code exitHosts=com.acme.server:org.foo}.
 */
final class ExitHosts {
  private static final String PROPERTY = "goexit.exitHosts";

  private ExitHosts() {}

  static boolean contain(StackTraceElement site) {
    String hosts = System.getProperty(PROPERTY, "");
    if (hosts.isEmpty() || site == null) {
      return false;
    }
    for (String prefix : hosts.split(":")) {
      if (isUnder(site.getClassName(), prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnder(String className, String prefix) {
    return !prefix.isEmpty()
        && className.startsWith(prefix)
        && (className.length() == prefix.length()
            || className.charAt(prefix.length()) == '.'
            || className.charAt(prefix.length()) == '$');
  }
}
