package dev.goexit.weave;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Lets a static initialiser tell when it begins and when it returns, so that an exit under it is
 * refused: the JVM would never let its class be used again.
 *
 * <pre>
 *   &lt;clinit&gt;():   GoexitBridge.enterInitialiser(name) ... GoexitBridge.leaveInitialiser(name)
 * </pre>
 *
 * <p>One that throws tells nothing, and neither does one that returns before its code's end, as no
 * compiler has it. That costs no handler and no local here, and the runtime sees by the stack that
 * such a mark is out of date. Most initialisers only make constants and collections: they run no
 * code that could exit, and stay as they are.
 *
 * <p>The marks are written into the class file as it stands, without the bytecode library. With all
 * classes guarded one in six has them, and one in fifteen anything else.
 */
public final class InitialiserMarks {
  private static final String INITIALISER = "<clinit>";
  private static final String MARK = "(Ljava/lang/String;)V";
  private static final byte[] MENTIONS_INITIALISER = ConstantPool.text(INITIALISER);

  private static final String UNMARKED =
      "an exit under it is not refused, and would make its class unusable: with what refuses it ";
  private static final String TOO_LARGE =
      "it would be larger than the 64 KB that a method may have."
          + " Move a part of it to another method";
  private static final String TOO_MANY =
      "its class would have more than the 65,535 constants that a class may have."
          + " Move a part of it to another class";

  private InitialiserMarks() {}

  /**
   * Whether the class has a static initialiser that may run code of others.
   *
   * @throws IllegalArgumentException if the class file is cut off
   */
  public static boolean areNeeded(ConstantPool pool) {
    try {
      MethodTable methods = new MethodTable(pool);
      int initialiser = methods.find(MENTIONS_INITIALISER);
      return initialiser >= 0
          && methods.code(initialiser) >= 0
          && InitialiserCalls.mayRunOthers(pool, methods, initialiser);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a class file: it is cut off", e);
    }
  }

  /** Puts the marks into a class that needs them. */
  static Weaving weave(byte[] classFile) {
    ConstantPool pool = new ConstantPool(classFile);
    MethodTable methods = new MethodTable(pool);
    int initialiser = methods.find(MENTIONS_INITIALISER);
    NewConstants constants = new NewConstants(pool.count());
    int name = constants.string(pool.thisClass().replace('/', '.'));
    int bridge = constants.type(WovenNames.BRIDGE);
    byte[] enter = mark(name, constants.method(bridge, false, "enterInitialiser", MARK));
    byte[] leave = mark(name, constants.method(bridge, false, "leaveInitialiser", MARK));
    boolean returnsAtEnd = endsInReturn(pool, methods.code(initialiser));
    byte[] marked =
        MethodEntry.marks(pool, constants, enter, returnsAtEnd ? leave : new byte[0])
            .putInto(initialiser);
    if (marked == null) {
      return left(TOO_LARGE);
    }
    if (constants.isTooMany()) {
      return left(TOO_MANY);
    }
    byte[] woven = new ClassCopy(pool, methods).write(constants, initialiser, marked, new byte[0]);
    List<String> reasons = List.of(INITIALISER + ": refuses exits");
    return new Weaving(woven, false, reasons, Map.of(), Map.of());
  }

  private static Weaving left(String reason) {
    return new Weaving(null, false, List.of(), Map.of(), Map.of(INITIALISER, UNMARKED + reason));
  }

  private static boolean endsInReturn(ConstantPool pool, int code) {
    InstructionWalk walk = new InstructionWalk(pool, code);
    while (walk.advance()) {
      continue; // The last one counts.
    }
    return walk.opcode() == Opcodes.RETURN;
  }

  /** Eight bytes: see {@link MethodEntry}. */
  private static byte[] mark(int name, int method) {
    ByteOutput code = new ByteOutput(8);
    code.writeByte(Opcodes.NOP).writeByte(Opcodes.NOP);
    code.writeByte(InstructionWalk.LDC_W).writeShort(name);
    code.writeByte(Opcodes.INVOKESTATIC).writeShort(method);
    return code.toByteArray();
  }
}
