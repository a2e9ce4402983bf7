package dev.goexit.weave;

import java.util.Set;

/**
 * Looks through a class file's exception tables (JVMS 4.7.3) for a handler that could catch an
 * exit, without parsing the class: most classes have none, and are dismissed here.
 */
public final class CatchTypes {
  private static final Set<String> CATCHING =
      Set.of("java/lang/Throwable", "java/lang/Error", "dev/goexit/GoexitSignal");

  private static final byte[] CODE = ConstantPool.text("Code");

  private static final int ACCESS_THIS_SUPER = 6;
  private static final int MEMBER_HEADER = 6;
  private static final int ATTRIBUTE_HEADER = 6;
  private static final int CODE_LENGTH_OFFSET = 4;
  private static final int CODE_OFFSET = 8;
  private static final int TABLE_ENTRY = 8;
  private static final int CATCH_TYPE_OFFSET = 6;

  private final ConstantPool pool;
  private int offset;

  private CatchTypes(ConstantPool pool) {
    this.pool = pool;
    this.offset = pool.end() + ACCESS_THIS_SUPER;
  }

  /**
   * Whether a handler of the class catches everything, Throwable, Error or the signal.
   *
   * @throws IllegalArgumentException if the class file is cut off
   */
  public static boolean canCatchExit(ConstantPool pool) {
    try {
      return new CatchTypes(pool).search();
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a class file: it is cut off", e);
    }
  }

  private boolean search() {
    offset += 2 + 2 * pool.shortAt(offset); // interfaces
    searchMembers(); // fields have no code
    return searchMembers();
  }

  private boolean searchMembers() {
    int members = pool.shortAt(offset);
    offset += 2;
    for (int i = 0; i < members; i++) {
      int attributes = pool.shortAt(offset + MEMBER_HEADER);
      offset += MEMBER_HEADER + 2;
      for (int j = 0; j < attributes; j++) {
        boolean isCode = pool.isUtf8(pool.shortAt(offset), CODE);
        int length = pool.intAt(offset + 2);
        offset += ATTRIBUTE_HEADER;
        if (isCode && catchesInCode(pool, offset)) {
          return true;
        }
        offset += length;
      }
    }
    return false;
  }

  /**
   * Whether a method has such a handler, of which the contents of its Code attribute begin there.
   */
  static boolean catchesInCode(ConstantPool pool, int code) {
    int table = code + CODE_OFFSET + pool.intAt(code + CODE_LENGTH_OFFSET);
    int entries = pool.shortAt(table);
    for (int i = 0; i < entries; i++) {
      int type = pool.shortAt(table + 2 + i * TABLE_ENTRY + CATCH_TYPE_OFFSET);
      if (type == 0 || CATCHING.contains(pool.classAt(type))) {
        return true;
      }
    }
    return false;
  }
}
