package dev.goexit.weave;

/**
 * Weaves one class: bytes in, bytes out. Methods that need nothing are copied byte for byte. The
 * bytecode library is loaded only for classes whose methods may have work: a static initialiser's
 * marks and main's bottom frame do without it, and come last, around what the others have made.
 */
public final class Weaver {
  private static final byte[] MENTIONS_BRIDGE = ConstantPool.text(WovenNames.BRIDGE);

  private Weaver() {}

  /**
   * Weaves a class.
   *
   * @throws IllegalArgumentException if the class file is of a version that is not known
   */
  public static Weaving weave(byte[] classFile, WeavingScope scope, ClassFiles classFiles) {
    return weave(new ConstantPool(classFile), scope, classFiles);
  }

  /** Weaves a class, by its constant pool. */
  public static Weaving weave(ConstantPool pool, WeavingScope scope, ClassFiles classFiles) {
    boolean mayHaveWork =
        scope.isGuarded() && CatchTypes.canCatchExit(pool)
            || scope.hasOwnStreams()
            || pool.mentionsApi();
    Weaving weaving = mayHaveWork ? Rewriting.of(pool, scope, classFiles) : Weaving.NOTHING;
    boolean isMarked = scope.isGuarded() && InitialiserMarks.areNeeded(pool);
    if (!isMarked && !scope.isMain() || pool.mentions(MENTIONS_BRIDGE)) {
      return weaving; // The latter: it was woven when it was built.
    }
    if (isMarked) {
      weaving = weaving.and(InitialiserMarks.weave(weaving.classFileOr(pool.classFile())));
    }
    return scope.isMain()
        ? weaving.and(MainBottom.weave(weaving.classFileOr(pool.classFile())))
        : weaving;
  }
}
