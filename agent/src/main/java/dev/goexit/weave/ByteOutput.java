package dev.goexit.weave;

import java.util.Arrays;

/**
 * Bytes that are appended, numbers with the high byte first, as class files have them. The JDK's
 * DataOutputStream would do, but brings twenty classes more into the start of a program.
 */
final class ByteOutput {
  private byte[] bytes;
  private int size;

  ByteOutput(int expectedSize) {
    bytes = new byte[expectedSize];
  }

  ByteOutput writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ByteOutput writeShort(int value) {
    return writeByte(value >> 8).writeByte(value);
  }

  ByteOutput writeInt(int value) {
    return writeShort(value >> 16).writeShort(value);
  }

  ByteOutput write(byte[] source) {
    return write(source, 0, source.length);
  }

  /** Writes the bytes of another array between two indexes. */
  ByteOutput write(byte[] source, int start, int end) {
    int length = end - start;
    reserve(length);
    System.arraycopy(source, start, bytes, size, length);
    size += length;
    return this;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
