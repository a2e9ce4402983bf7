package dev.goexit.weave;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Puts main on a bottom frame. The launcher's call goes to a new method {@code goexit} of the main
 * class, which calls main again and tells the bridge how that ended: the stack is {@code main},
 * {@code goexit}, and the launcher's {@code main} that no trace shows.
 *
 * <pre>
 *   main(args):   if (GoexitBridge.enterMain(name)) { goexit(args); return; } ...
 *   goexit(args): try { main(args) } catch (Throwable t) { GoexitBridge.mainEnded(t); return }
 *                 GoexitBridge.mainEnded(null)
 * </pre>
 *
 * <p>The two calls of the bridge are apart since C1 compiles no method whose ordinary flow comes to
 * a handler.
 *
 * <p>It is written into the class file as it stands, without the bytecode library (javac copies the
 * constants of {@link Opcodes}): main's class is the one that is woven in every program, and to
 * load the library for it would double the start of a small one.
 */
public final class MainBottom {
  private static final String MAIN = "main";
  private static final String WITH_ARGUMENTS = "([Ljava/lang/String;)V";
  private static final String[] DESCRIPTORS = {WITH_ARGUMENTS, "()V"};
  private static final String TOO_LARGE =
      "it has no bottom frame, since it would be larger than the 64 KB that a method may have."
          + " Move a part of it to another method";

  private static final int ALOAD_0 = 0x2A;
  private static final int ALOAD_1 = 0x2B;

  private static final int SAME_LOCALS_1_STACK_ITEM = 64;
  private static final int OBJECT = 7;

  private final ConstantPool pool;
  private final MethodTable methods;
  private final NewConstants constants;
  private final boolean isInterface;

  /** Where main begins; -1 for none that can be woven. */
  private final int main;

  private final String descriptor;
  private final boolean isStatic;
  private final int parameters;

  private MainBottom(ConstantPool pool) {
    this.pool = pool;
    this.methods = new MethodTable(pool);
    this.constants = new NewConstants(pool.count());
    this.isInterface = (pool.shortAt(pool.end()) & Opcodes.ACC_INTERFACE) != 0;
    this.main = findMain();
    this.isStatic = main >= 0 && hasAccess(Opcodes.ACC_STATIC);
    this.descriptor = main < 0 ? null : pool.utf8At(pool.shortAt(main + 4));
    this.parameters = (isStatic ? 0 : 1) + (WITH_ARGUMENTS.equals(descriptor) ? 1 : 0);
  }

  /**
   * Weaves the main method that the launcher takes: a static or (from 25 on) an instance method. It
   * stays as it is if it is inherited, or if the class has a method {@code goexit} of its own.
   *
   * @param classFile that is not woven so yet
   * @throws IllegalArgumentException if it is none
   */
  public static Weaving weave(byte[] classFile) {
    try {
      MainBottom bottom = new MainBottom(new ConstantPool(classFile));
      if (bottom.main < 0) {
        return Weaving.NOTHING;
      }
      byte[] woven = bottom.write();
      return woven == null
          ? new Weaving(null, false, List.of(), Map.of(), Map.of(MAIN, TOO_LARGE))
          : new Weaving(woven, true, List.of("main: runs on a bottom frame"), Map.of(), Map.of());
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a class file: it is cut off", e);
    }
  }

  private int findMain() {
    for (String candidate : DESCRIPTORS) {
      int found = methods.find(MAIN, candidate);
      if (found >= 0) {
        int access = pool.shortAt(found);
        boolean isRunnable =
            (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0
                && (!isInterface || (access & Opcodes.ACC_STATIC) != 0);
        boolean isFree = methods.find(WovenNames.BOTTOM_METHOD, candidate) < 0;
        return isRunnable && isFree ? found : -1;
      }
    }
    return -1;
  }

  private boolean hasAccess(int flag) {
    return (pool.shortAt(main) & flag) != 0;
  }

  /** Null if it would be too large. */
  private byte[] write() {
    byte[] entered = MethodEntry.entry(pool, constants, entry(), parameters + 1).putInto(main);
    byte[] bottom = bottom();
    if (entered == null || constants.isTooMany()) {
      return null;
    }
    return new ClassCopy(pool, methods).write(constants, main, entered, bottom);
  }

  /**
   * What the launcher's call does. The padding comes first: behind a return it would need a frame.
   */
  private byte[] entry() {
    ByteOutput code = new ByteOutput(256);
    int length = 3 + 3 + 3 + parameters + 3 + 1;
    for (; length % 4 != 0; length++) {
      code.writeByte(Opcodes.NOP);
    }
    code.writeByte(InstructionWalk.LDC_W);
    code.writeShort(constants.string(pool.thisClass().replace('/', '.')));
    callBridge(code, "enterMain", "(Ljava/lang/String;)Z");
    code.writeByte(Opcodes.IFEQ);
    code.writeShort(3 + parameters + 3 + 1);
    loadParameters(code);
    call(code, isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL, WovenNames.BOTTOM_METHOD);
    code.writeByte(Opcodes.RETURN);
    return code.toByteArray();
  }

  /** The new method, whole. */
  private byte[] bottom() {
    ByteOutput out = new ByteOutput(256);
    out.writeShort(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | (isStatic ? Opcodes.ACC_STATIC : 0));
    out.writeShort(constants.utf8(WovenNames.BOTTOM_METHOD));
    out.writeShort(constants.utf8(descriptor));
    out.writeShort(2);
    int throwable = constants.type("java/lang/Throwable");
    attribute(out, "Code", bottomCode(throwable));
    ByteOutput thrown = new ByteOutput(256);
    thrown.writeShort(1);
    thrown.writeShort(throwable);
    attribute(out, "Exceptions", thrown.toByteArray());
    return out.toByteArray();
  }

  private byte[] bottomCode(int throwable) {
    ByteOutput code = new ByteOutput(256);
    int guarded = parameters + 3;
    int handler = guarded + 1 + 3 + 1;
    code.writeShort(Math.max(1, parameters)); // max_stack
    code.writeShort(parameters); // max_locals
    code.writeInt(handler + 3 + 1);
    loadParameters(code);
    boolean isVirtual = !isStatic && !hasAccess(Opcodes.ACC_PRIVATE);
    call(
        code,
        isStatic ? Opcodes.INVOKESTATIC : isVirtual ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKESPECIAL,
        MAIN);
    code.writeByte(Opcodes.ACONST_NULL);
    callMainEnded(code);
    callMainEnded(code);
    code.writeShort(1); // exception table
    code.writeShort(0);
    code.writeShort(guarded);
    code.writeShort(handler);
    code.writeShort(0); // any
    code.writeShort(1); // attributes
    ByteOutput frame = new ByteOutput(256);
    frame.writeShort(1);
    frame.writeByte(SAME_LOCALS_1_STACK_ITEM + handler);
    frame.writeByte(OBJECT);
    frame.writeShort(throwable);
    attribute(code, "StackMapTable", frame.toByteArray());
    return code.toByteArray();
  }

  /** With what stands on the stack, and returns. */
  private void callMainEnded(ByteOutput code) {
    callBridge(code, "mainEnded", "(Ljava/lang/Throwable;)V");
    code.writeByte(Opcodes.RETURN);
  }

  private void attribute(ByteOutput out, String name, byte[] content) {
    out.writeShort(constants.utf8(name));
    out.writeInt(content.length);
    out.write(content);
  }

  private void loadParameters(ByteOutput code) {
    if (parameters > 0) {
      code.writeByte(ALOAD_0);
    }
    if (parameters > 1) {
      code.writeByte(ALOAD_1);
    }
  }

  /** Of a method of the main class, with main's parameters. */
  private void call(ByteOutput code, int opcode, String name) {
    code.writeByte(opcode);
    int type = constants.type(pool.thisClass());
    code.writeShort(constants.method(type, isInterface, name, descriptor));
  }

  private void callBridge(ByteOutput code, String name, String called) {
    code.writeByte(Opcodes.INVOKESTATIC);
    code.writeShort(constants.method(constants.type(WovenNames.BRIDGE), false, name, called));
  }
}
