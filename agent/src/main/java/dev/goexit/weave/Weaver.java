package dev.goexit.weave;

/**
 * Weaves one class: bytes in, bytes out. Methods that need nothing are copied byte for byte. The
 * bytecode library is loaded only for classes whose methods may have work: main's bottom frame does
 * without it, and comes last, around what the others have made of main.
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
    ConstantPool pool = new ConstantPool(classFile);
    boolean mayHaveWork = scope.isGuarded() || scope.hasOwnStreams() || pool.mentionsApi();
    Weaving methods = mayHaveWork ? Rewriting.of(pool, scope, classFiles) : Weaving.NOTHING;
    if (!scope.isMain() || pool.mentions(MENTIONS_BRIDGE)) {
      return methods; // The latter: it was woven when it was built.
    }
    return methods.and(
        MainBottom.weave(methods.classFile() == null ? classFile : methods.classFile()));
  }
}
