package dev.goexit.weave;

import java.util.Map;
import java.util.Set;

/**
 * Calls that run no code of others, whatever they are given, but equals, hashCode, toString,
 * compareTo and iterators: who exits in those has the exit under an initialiser that does not
 * refuse it.
 *
 * <p>What is listed is the JDK's, and what Kotlin's and Scala's compilers call for what javac does
 * by itself: constructors that only keep their arguments.
 */
final class HarmlessCalls {
  private static final String CONSTRUCTOR = "<init>";

  /** Packages of the JDK, without those below. */
  private static final Set<String> PACKAGES =
      Set.of(
          "java/io",
          "java/lang",
          "java/math",
          "java/net",
          "java/nio/charset",
          "java/text",
          "java/time",
          "java/util",
          "java/util/concurrent/atomic",
          "java/util/logging",
          "java/util/regex",
          "javax/xml/namespace");

  /** Packages of which constructors are. */
  private static final Set<String> OF_CONSTRUCTORS =
      Set.of("java/util/concurrent", "java/util/concurrent/locks");

  /** Classes in those packages that are there to call others, with what they have besides. */
  private static final Map<String, Set<String>> CALLING_BACK =
      Map.ofEntries(
          Map.entry(
              "java/lang/Class",
              Set.of(
                  "cast",
                  "desiredAssertionStatus",
                  "getCanonicalName",
                  "getClassLoader",
                  "getComponentType",
                  "getModifiers",
                  "getName",
                  "getPackageName",
                  "getSimpleName",
                  "getSuperclass",
                  "getTypeName",
                  "isArray",
                  "isAssignableFrom",
                  "isInstance",
                  "isInterface",
                  "isPrimitive")),
          Map.entry("java/lang/ClassLoader", Set.of()),
          Map.entry("java/lang/Iterable", Set.of()),
          Map.entry("java/lang/ModuleLayer", Set.of()),
          Map.entry("java/lang/Runnable", Set.of()),
          Map.entry("java/lang/Thread", Set.of(CONSTRUCTOR, "currentThread", "setDaemon")),
          Map.entry("java/lang/ThreadLocal", Set.of(CONSTRUCTOR, "set", "withInitial")),
          Map.entry("java/util/Comparator", Set.of("naturalOrder", "reverseOrder")),
          Map.entry("java/util/Enumeration", Set.of()),
          Map.entry("java/util/Iterator", Set.of()),
          Map.entry("java/util/ServiceLoader", Set.of()));

  /** Classes in no such package, with those of their methods that are. */
  private static final Map<String, Set<String>> BY_NAME =
      Map.of(
          "java/util/concurrent/ConcurrentHashMap",
          Set.of("newKeySet", "put", "putIfAbsent"),
          "java/util/concurrent/TimeUnit",
          Set.of("toDays", "toHours", "toMinutes", "toSeconds", "toMillis", "toMicros", "toNanos"),
          "kotlin/enums/EnumEntriesKt",
          Set.of("enumEntries"),
          "kotlin/jvm/internal/FunctionReference",
          Set.of(CONSTRUCTOR),
          "kotlin/jvm/internal/FunctionReferenceImpl",
          Set.of(CONSTRUCTOR),
          "kotlin/jvm/internal/Lambda",
          Set.of(CONSTRUCTOR),
          "scala/runtime/AbstractFunction1",
          Set.of(CONSTRUCTOR),
          "scala/runtime/AbstractFunction2",
          Set.of(CONSTRUCTOR));

  /** Of types whose objects are there to be called. */
  private static final String[] FUNCTIONS = {
    "Ljava/util/function/",
    "Ljava/util/Comparator;",
    "Ljava/lang/Runnable;",
    "Ljava/util/concurrent/Callable;",
    "Ljava/io/FileFilter;",
    "Ljava/io/FilenameFilter;",
    "Lkotlin/jvm/functions/"
  };

  /** The methods that only keep those that they are given. */
  private static final Set<String> KEEPING =
      Set.of("java/lang/Thread.<init>", "java/lang/ThreadLocal.withInitial");

  /** What a class has from Object or Enum. */
  private static final Set<String> INHERITED =
      Set.of("compareTo", "equals", "getClass", "getDeclaringClass", "hashCode", "name", "ordinal");

  private HarmlessCalls() {}

  /** Whether a call of another class's method is one. */
  static boolean contain(String owner, String name, String descriptor) {
    return owner.startsWith("[")
        || isListed(owner, name) && (!takesFunction(descriptor) || isKeeping(owner, name));
  }

  /** Whether the method does not call the functions that it is given. */
  static boolean isKeeping(String owner, String name) {
    return KEEPING.contains(owner.concat(".").concat(name));
  }

  /** Whether a method that a class does not declare, but calls as its own, is one. */
  static boolean containInherited(String superclass, String name) {
    return INHERITED.contains(name)
        && (superclass.equals("java/lang/Object") || superclass.equals("java/lang/Enum"));
  }

  private static boolean isListed(String owner, String name) {
    if (!owner.startsWith("java") && !owner.startsWith("kotlin/") && !owner.startsWith("scala/")) {
      return false; // Most of them.
    }
    Set<String> besides = CALLING_BACK.get(owner);
    if (besides != null) {
      return besides.contains(name);
    }
    Set<String> named = BY_NAME.get(owner);
    if (named != null && named.contains(name)) {
      return true;
    }
    String ofPackage = owner.substring(0, owner.lastIndexOf('/'));
    return PACKAGES.contains(ofPackage)
        || name.equals(CONSTRUCTOR) && OF_CONSTRUCTORS.contains(ofPackage);
  }

  private static boolean takesFunction(String descriptor) {
    int end = descriptor.indexOf(')');
    for (String function : FUNCTIONS) {
      int found = descriptor.indexOf(function);
      if (found >= 0 && found < end) {
        return true;
      }
    }
    return false;
  }
}
