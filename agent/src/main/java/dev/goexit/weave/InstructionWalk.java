package dev.goexit.weave;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * Walks over a method's instructions as they stand in the class file (JVMS 6.5), from one to the
 * next by their lengths.
 */
final class InstructionWalk {
  /** The library knows these only as forms of others. */
  static final int LDC_W = 0x13;

  static final int LDC2_W = 0x14;
  private static final int WIDE = 0xC4;

  /** By opcode; 1 where none is listed, 0 where operands tell it. */
  private static final byte[] LENGTHS = lengths();

  private static final int CODE_LENGTH_OFFSET = 4; // behind max_stack and max_locals
  private static final int CODE_OFFSET = 8;

  private final ConstantPool pool;
  private final int start;
  private final int end;
  private int next;
  private int current = -1;

  /**
   * Over all instructions of one method.
   *
   * @param pool of the class file
   * @param code where the contents of the method's Code attribute begin
   */
  InstructionWalk(ConstantPool pool, int code) {
    this.pool = pool;
    this.start = code + CODE_OFFSET;
    this.end = start + pool.intAt(code + CODE_LENGTH_OFFSET);
    this.next = start;
  }

  private static byte[] lengths() {
    byte[] lengths = new byte[256];
    Arrays.fill(lengths, (byte) 1);
    Arrays.fill(lengths, 0x99, 0xA9, (byte) 3); // jumps
    Arrays.fill(lengths, 0xB2, 0xB9, (byte) 3); // fields and calls
    Arrays.fill(lengths, 0x15, 0x1A, (byte) 2); // loads
    Arrays.fill(lengths, 0x36, 0x3B, (byte) 2); // stores
    set(lengths, 2, 0x10, 0x12, 0xA9, 0xBC); // bipush, ldc, ret, newarray
    set(lengths, 3, 0x11, LDC_W, LDC2_W, Opcodes.IINC); // 0x11: sipush
    set(lengths, 3, 0xBB, 0xBD, 0xC0, 0xC1, 0xC6, 0xC7); // types, ifnull
    set(lengths, 4, 0xC5); // multianewarray
    set(lengths, 5, 0xB9, 0xBA, 0xC8, 0xC9); // invokeinterface, invokedynamic, goto_w
    set(lengths, 0, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, WIDE);
    return lengths;
  }

  private static void set(byte[] lengths, int length, int... opcodes) {
    for (int opcode : opcodes) {
      lengths[opcode] = (byte) length;
    }
  }

  /**
   * Goes to the next instruction; false if there is none.
   *
   * @throws IllegalArgumentException if the last one does not end where the code ends
   */
  boolean advance() {
    if (next >= end) {
      if (next > end) {
        throw new IllegalArgumentException("not a class file: an instruction is cut off");
      }
      return false;
    }
    current = next;
    int length = length();
    if (length <= 0) {
      throw new IllegalArgumentException("not a class file: a switch of a negative size");
    }
    next = current + length;
    return true;
  }

  /** The instruction's opcode: after the last one, that one's. */
  int opcode() {
    return pool.byteAt(current);
  }

  /** Where its operands stand in the class file. */
  int operands() {
    return current + 1;
  }

  private int length() {
    int opcode = opcode();
    int length = LENGTHS[opcode];
    if (length > 0) {
      return length;
    }
    if (opcode == WIDE) {
      return pool.byteAt(current + 1) == Opcodes.IINC ? 6 : 4;
    }
    int padding = 3 - (current - start) % 4;
    int first = current + 1 + padding + 4; // behind the default
    int size =
        opcode == Opcodes.TABLESWITCH
            ? 4 + 4 * (pool.intAt(first + 4) - pool.intAt(first) + 1)
            : 8 * pool.intAt(first);
    return 1 + padding + 4 + 4 + size;
  }
}
