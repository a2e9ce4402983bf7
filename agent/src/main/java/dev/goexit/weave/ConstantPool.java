package dev.goexit.weave;

import java.util.Arrays;

/**
 * Reads the constant pool of a class file (JVMS 4.4) without parsing the class: most classes are
 * dismissed by what their constants do not mention.
 */
public final class ConstantPool {
  private static final int MAGIC = 0xCAFEBABE;
  static final int COUNT_OFFSET = 8;
  static final int FIRST_ENTRY_OFFSET = 10;

  private static final int UTF8 = 1;
  private static final int CLASS = 7;

  private static final byte[] API = text("dev/goexit/");
  private static final int[] API_SHIFTS = shifts(API);

  /** How {@code Go}, {@code Goexit} and {@code Goroutine} begin. */
  private static final byte[] GO = text("dev/goexit/Go");

  private static final byte[] BOUNDARY = text("dev/goexit/ExitBoundary");

  private final byte[] classFile;
  private final int[] entryOffsets;
  private final int end;

  /**
   * Of a class file.
   *
   * @throws IllegalArgumentException if it is none
   */
  public ConstantPool(byte[] classFile) {
    this.classFile = classFile;
    if (classFile.length < FIRST_ENTRY_OFFSET || intAt(0) != MAGIC) {
      throw new IllegalArgumentException("not a class file: it does not start with 0xCAFEBABE");
    }
    entryOffsets = new int[shortAt(COUNT_OFFSET)];
    int offset = FIRST_ENTRY_OFFSET;
    try {
      for (int i = 1; i < entryOffsets.length; i++) {
        entryOffsets[i] = offset;
        int tag = classFile[offset];
        offset += sizeOf(tag, offset);
        if (isTwoEntriesWide(tag)) {
          i++;
        }
      }
      end = offset;
      shortAt(end + 4); // access_flags, this_class and super_class follow.
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a class file: its constant pool is cut off", e);
    }
  }

  /** Whether a class names something of the API, and so may have work for us whoever it is. */
  public boolean mentionsApi() {
    return mayMentionApi(classFile) && mentions(GO, BOUNDARY);
  }

  /**
   * Whether the API's package stands anywhere in the file. What dismisses most classes of a program
   * is to cost next to nothing, so few bytes are looked at: one that is not in the name is that far
   * from where it could end (Horspool, 1980).
   */
  public static boolean mayMentionApi(byte[] classFile) {
    int last = API.length - 1;
    int end = FIRST_ENTRY_OFFSET + last;
    while (end < classFile.length) {
      byte there = classFile[end];
      if (there == API[last] && isAt(classFile, end - last, API)) {
        return true;
      }
      end += there < 0 ? API.length : API_SHIFTS[there];
    }
    return false;
  }

  private static boolean isAt(byte[] classFile, int start, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (classFile[start + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** How far from its end in a text each byte stands at least, the last one left out. */
  private static int[] shifts(byte[] text) {
    int[] shifts = new int[128];
    Arrays.fill(shifts, text.length);
    for (int i = 0; i < text.length - 1; i++) {
      shifts[text[i]] = text.length - 1 - i;
    }
    return shifts;
  }

  /** Whether one of its strings holds one of these. */
  public boolean mentions(byte[]... texts) {
    for (int i = 1; i < entryOffsets.length; i++) {
      int offset = entryOffsets[i];
      if (offset != 0 && classFile[offset] == UTF8) {
        int length = shortAt(offset + 1);
        for (byte[] text : texts) {
          if (contains(offset + 3, length, text)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The internal name of the class itself: some are defined without telling the transformer. */
  public String thisClass() {
    return classAt(shortAt(end + 2));
  }

  /** The name in a class constant. */
  String classAt(int index) {
    int entry = entryOffsets[index];
    if (classFile[entry] != CLASS) {
      throw new IllegalArgumentException(
          "not a class file: constant " + index + " is no class constant");
    }
    return utf8At(shortAt(entry + 1));
  }

  /** The internal name of its superclass; empty for Object's. */
  String superclass() {
    int index = shortAt(end + 4);
    return index == 0 ? "" : classAt(index);
  }

  /** Its access flags. */
  int access() {
    return shortAt(end);
  }

  int tagAt(int index) {
    return classFile[entryOffsets[index]];
  }

  /** The class of a method or field that a constant names. */
  String ownerAt(int index) {
    return classAt(shortAt(entryOffsets[index] + 1));
  }

  /** The name in such a constant, or in that of an invokedynamic. */
  String nameAt(int index) {
    return utf8At(shortAt(nameAndTypeAt(index) + 1));
  }

  /** The descriptor in such a constant. */
  String descriptorAt(int index) {
    return utf8At(shortAt(nameAndTypeAt(index) + 3));
  }

  private int nameAndTypeAt(int index) {
    return entryOffsets[shortAt(entryOffsets[index] + 3)];
  }

  /** The place in the table of bootstrap methods that an invokedynamic's constant names. */
  int bootstrapAt(int index) {
    return shortAt(entryOffsets[index] + 1);
  }

  /** The constant of the method that a method handle's is of. */
  int methodOfHandle(int index) {
    return shortAt(entryOffsets[index] + 2);
  }

  /** The string in a Utf8 constant. */
  String utf8At(int index) {
    int entry = entryOffsets[index];
    return ModifiedUtf8.decode(classFile, entry + 3, entry + 3 + shortAt(entry + 1));
  }

  /** Whether a Utf8 constant is this text. */
  boolean isUtf8(int index, byte[] text) {
    int entry = entryOffsets[index];
    return shortAt(entry + 1) == text.length && contains(entry + 3, text.length, text);
  }

  /** The class file it is of. */
  byte[] classFile() {
    return classFile;
  }

  /** Constant_pool_count: one more than there are entries. */
  int count() {
    return entryOffsets.length;
  }

  /** Where the pool ends. */
  int end() {
    return end;
  }

  /** A text as its bytes in the pool, for {@link #mentions}. */
  public static byte[] text(String text) {
    return ModifiedUtf8.encode(text);
  }

  /** The class file with one class name replaced wherever a constant mentions it. */
  public static byte[] rename(byte[] classFile, String from, String to) {
    ConstantPool pool = new ConstantPool(classFile);
    byte[] sought = text(from);
    ByteOutput out = new ByteOutput(classFile.length);
    int copied = 0;
    for (int offset : pool.entryOffsets) {
      int length = offset == 0 || classFile[offset] != UTF8 ? 0 : pool.shortAt(offset + 1);
      if (length >= sought.length && pool.contains(offset + 3, length, sought)) {
        out.write(classFile, copied, offset);
        copied = offset + 3 + length;
        String value = ModifiedUtf8.decode(classFile, offset + 3, copied);
        byte[] renamed = text(value.replace(from, to));
        out.writeByte(UTF8).writeShort(renamed.length).write(renamed);
      }
    }
    return out.write(classFile, copied, classFile.length).toByteArray();
  }

  private boolean contains(int offset, int length, byte[] text) {
    int lastStart = offset + length - text.length;
    for (int start = offset; start <= lastStart; start++) {
      int i = 0;
      while (i < text.length && classFile[start + i] == text[i]) {
        i++;
      }
      if (i == text.length) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTwoEntriesWide(int tag) {
    return tag == 5 || tag == 6; // Long, Double
  }

  /** JVMS table 4.4-B. */
  private int sizeOf(int tag, int offset) {
    return switch (tag) {
      case UTF8 -> 3 + shortAt(offset + 1);
      case CLASS, 8, 16, 19, 20 -> 3; // Class, String, MethodType, Module, Package
      case 15 -> 4; // MethodHandle
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5; // Integer, Float, refs, NameAndType, Dynamic
      case 5, 6 -> 9;
      default ->
          throw new IllegalArgumentException(
              "not a class file we know: constant pool tag " + tag + " at offset " + offset);
    };
  }

  int byteAt(int offset) {
    return classFile[offset] & 0xFF;
  }

  int shortAt(int offset) {
    return (classFile[offset] & 0xFF) << 8 | (classFile[offset + 1] & 0xFF);
  }

  int intAt(int offset) {
    return shortAt(offset) << 16 | shortAt(offset + 2);
  }
}
