package dev.goexit.weave;

/**
 * Constants that are put behind those of a class file (JVMS 4.4). Nothing is looked up: a constant
 * that is there already is there twice, which harms nobody.
 */
final class NewConstants {
  private static final int MAX_COUNT = 65_535;

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_REF = 10;
  private static final int INTERFACE_METHOD_REF = 11;
  private static final int NAME_AND_TYPE = 12;

  private final ByteOutput out = new ByteOutput(1024);
  private int count;

  /**
   * Behind a pool.
   *
   * @param count its constant_pool_count, which is one more than its entries
   */
  NewConstants(int count) {
    this.count = count;
  }

  int utf8(String text) {
    byte[] bytes = ModifiedUtf8.encode(text);
    out.writeByte(UTF8).writeShort(bytes.length).write(bytes);
    return added();
  }

  /** The constant of a class, by its internal name. */
  int type(String internalName) {
    return ofOne(CLASS, utf8(internalName));
  }

  int string(String text) {
    return ofOne(STRING, utf8(text));
  }

  /** The constant that a call names. */
  int method(int type, boolean isInterface, String name, String descriptor) {
    int nameAndType = ofTwo(NAME_AND_TYPE, utf8(name), utf8(descriptor));
    return ofTwo(isInterface ? INTERFACE_METHOD_REF : METHOD_REF, type, nameAndType);
  }

  /** Constant_pool_count with these, or more than fits into it. */
  int count() {
    return count;
  }

  boolean isTooMany() {
    return count > MAX_COUNT;
  }

  /** All of them, in their order. */
  byte[] bytes() {
    return out.toByteArray();
  }

  private int ofOne(int tag, int index) {
    out.writeByte(tag).writeShort(index);
    return added();
  }

  private int ofTwo(int tag, int first, int second) {
    out.writeByte(tag).writeShort(first).writeShort(second);
    return added();
  }

  private int added() {
    return count++;
  }
}
