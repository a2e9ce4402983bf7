package dev.goexit.weave;

/**
 * Internal names and descriptors of what woven code calls and what the weaver looks for. The weaver
 * depends on these names and not on the classes; a test checks that the classes have the members.
 */
public final class WovenNames {
  public static final String GO = "dev/goexit/Go";
  public static final String GOROUTINE_EXECUTOR = "dev/goexit/GoroutineExecutor";
  public static final String GOEXIT = "dev/goexit/Goexit";
  public static final String DEFERRED = "dev/goexit/Deferred";
  public static final String DEFERRED_OF = "dev/goexit/DeferredOf";
  public static final String DEFERRED_OF_2 = "dev/goexit/DeferredOf2";
  public static final String GO_BODY = "dev/goexit/GoBody";
  public static final String WOVEN = "dev/goexit/woven/Woven";
  public static final String BRIDGE = "java/lang/GoexitBridge";

  public static final String DEFERS_ANNOTATION = "Ldev/goexit/Defers;";
  public static final String BOUNDARY_ANNOTATION = "Ldev/goexit/ExitBoundary;";

  /** The method that stands at the bottom of a goroutine's stack. */
  public static final String BOTTOM_METHOD = "goexit";

  /** Begins the names of the methods that the weaver adds for open-coded deferred calls. */
  public static final String UNWIND_METHOD_PREFIX = "goexit$unwind$";

  private WovenNames() {}
}
