package dev.goexit.weave;

/** Where the methods stand in a class file (JVMS 4.6). A method is named by where it begins. */
final class MethodTable {
  static final int HEADER = 6; // access_flags, name_index, descriptor_index
  static final int ATTRIBUTE_HEADER = 6; // attribute_name_index, attribute_length

  private static final int ACCESS_THIS_SUPER = 6;

  private static final byte[] CODE = ConstantPool.text("Code");
  private static final byte[] VARIABLES = ConstantPool.text("LocalVariableTable");
  private static final byte[] BOOTSTRAP_METHODS = ConstantPool.text("BootstrapMethods");

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

  /** The first method of this name; -1 for none. */
  int find(byte[] name) {
    int method = start + 2;
    while (method < end) {
      if (pool.isUtf8(pool.shortAt(method + 2), name)) {
        return method;
      }
      method = behind(method);
    }
    return -1;
  }

  /** Where the contents of its Code attribute begin; -1 for a method without code. */
  int code(int method) {
    return behindHeader(attribute(method + HEADER, CODE));
  }

  /** Whether there are variables in its variable table. */
  boolean hasVariables(int code) {
    int handlers = code + 8 + pool.intAt(code + 4);
    int variables = behindHeader(attribute(handlers + 2 + 8 * pool.shortAt(handlers), VARIABLES));
    return variables >= 0 && pool.shortAt(variables) > 0;
  }

  /** Of what an invokedynamic names: the class whose method links it. */
  String bootstrapOwner(int constant) {
    int table = behindHeader(attribute(end, BOOTSTRAP_METHODS));
    if (table < 0) {
      throw new IllegalArgumentException("not a class file: it has no bootstrap methods");
    }
    int bootstrap = table + 2;
    for (int i = pool.bootstrapAt(constant); i > 0; i--) {
      bootstrap += 4 + 2 * pool.shortAt(bootstrap + 2);
    }
    return pool.ownerAt(pool.methodOfHandle(pool.shortAt(bootstrap)));
  }

  /** The attribute in a list of them; -1 for none. */
  private int attribute(int list, byte[] name) {
    int attribute = list + 2;
    for (int i = pool.shortAt(list); i > 0; i--) {
      if (pool.isUtf8(pool.shortAt(attribute), name)) {
        return attribute;
      }
      attribute = behindAttribute(attribute);
    }
    return -1;
  }

  private static int behindHeader(int attribute) {
    return attribute < 0 ? -1 : attribute + ATTRIBUTE_HEADER;
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
