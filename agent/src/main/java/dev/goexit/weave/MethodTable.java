package dev.goexit.weave;

/** Where the methods stand in a class file (JVMS 4.6). A method is named by where it begins. */
final class MethodTable {
  static final int HEADER = 6; // access_flags, name_index, descriptor_index
  static final int ATTRIBUTE_HEADER = 6; // attribute_name_index, attribute_length

  private static final int ACCESS_THIS_SUPER = 6;

  private final ConstantPool pool;
  private final int start;
  private final int end;

  /**
   * Of a class file.
   *
   * @throws ArrayIndexOutOfBoundsException if it is cut off
   */
  MethodTable(ConstantPool pool) {
    this.pool = pool;
    int interfaces = pool.end() + ACCESS_THIS_SUPER;
    start = behindMembers(interfaces + 2 + 2 * pool.shortAt(interfaces));
    end = behindMembers(start);
  }

  /** Where methods_count stands. */
  int start() {
    return start;
  }

  /** Where the last method ends. */
  int end() {
    return end;
  }

  int count() {
    return pool.shortAt(start);
  }

  /** The method; -1 for none. */
  int find(String name, String descriptor) {
    int method = start + 2;
    while (method < end) {
      if (pool.utf8At(pool.shortAt(method + 2)).equals(name)
          && pool.utf8At(pool.shortAt(method + 4)).equals(descriptor)) {
        return method;
      }
      method = behind(method);
    }
    return -1;
  }

  /** Where a field or method ends. */
  int behind(int member) {
    int attributes = pool.shortAt(member + HEADER);
    int next = member + HEADER + 2;
    for (int i = 0; i < attributes; i++) {
      next = behindAttribute(next);
    }
    return next;
  }

  int behindAttribute(int attribute) {
    return attribute + ATTRIBUTE_HEADER + pool.intAt(attribute + 2);
  }

  private int behindMembers(int table) {
    int member = table + 2;
    for (int i = pool.shortAt(table); i > 0; i--) {
      member = behind(member);
    }
    return member;
  }
}
