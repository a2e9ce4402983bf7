package dev.goexit.weave;

/** The strings of class files: UTF-16 units of one to three bytes each (JVMS 4.4.7). */
final class ModifiedUtf8 {
  private static final int MAX_ONE_BYTE = 0x7F;
  private static final int MAX_TWO_BYTES = 0x7FF;

  private ModifiedUtf8() {}

  static String decode(byte[] bytes, int start, int end) {
    char[] chars = new char[end - start];
    int length = 0;
    int next = start;
    while (next < end) {
      int first = bytes[next++];
      if (first >= 0) {
        chars[length++] = (char) first;
      } else if ((first & 0xE0) == 0xC0) {
        chars[length++] = (char) ((first & 0x1F) << 6 | bytes[next++] & 0x3F);
      } else {
        int second = bytes[next++] & 0x3F;
        chars[length++] = (char) ((first & 0x0F) << 12 | second << 6 | bytes[next++] & 0x3F);
      }
    }
    return new String(chars, 0, length);
  }

  static byte[] encode(String text) {
    ByteOutput out = new ByteOutput(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit != 0 && unit <= MAX_ONE_BYTE) {
        out.writeByte(unit);
      } else if (unit <= MAX_TWO_BYTES) {
        out.writeByte(0xC0 | unit >> 6).writeByte(0x80 | unit & 0x3F);
      } else {
        out.writeByte(0xE0 | unit >> 12);
        out.writeByte(0x80 | unit >> 6 & 0x3F).writeByte(0x80 | unit & 0x3F);
      }
    }
    return out.toByteArray();
  }
}
