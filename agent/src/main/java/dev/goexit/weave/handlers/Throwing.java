package dev.goexit.weave.handlers;

import org.objectweb.asm.Opcodes;

/** Which instructions can throw. */
final class Throwing {
  private Throwing() {}

  /** Whether an instruction can throw. When in doubt, yes. */
  static boolean canThrow(int opcode) {
    if (opcode <= Opcodes.DCONST_1 || isBetween(opcode, Opcodes.ISTORE, Opcodes.ASTORE)) {
      return false;
    }
    if (isBetween(opcode, Opcodes.BIPUSH, Opcodes.SIPUSH)
        || isBetween(opcode, Opcodes.ILOAD, Opcodes.ALOAD)
        || isBetween(opcode, Opcodes.POP, Opcodes.SWAP)
        || isBetween(opcode, Opcodes.IINC, Opcodes.LOOKUPSWITCH)
        || isBetween(opcode, Opcodes.IFNULL, Opcodes.IFNONNULL)) {
      return false;
    }
    boolean arithmetic = isBetween(opcode, Opcodes.IADD, Opcodes.LXOR);
    boolean divides =
        isBetween(opcode, Opcodes.IDIV, Opcodes.LDIV)
            || isBetween(opcode, Opcodes.IREM, Opcodes.LREM);
    return !arithmetic || divides;
  }

  private static boolean isBetween(int opcode, int first, int last) {
    return opcode >= first && opcode <= last;
  }
}
