package dev.goexit.weave.methods;

import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.WovenNames;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has a method ask the bridge for the standard streams, and tell it of new ones: then each program
 * in the JVM has its own, though {@code System.out} is one.
 */
public final class StreamUses {
  private static final String SYSTEM = "java/lang/System";
  private static final byte[] MENTIONS_SYSTEM = ConstantPool.text(SYSTEM);
  private static final byte[] MENTIONS_OUTPUT = ConstantPool.text("Ljava/io/PrintStream;");
  private static final byte[] MENTIONS_INPUT = ConstantPool.text("Ljava/io/InputStream;");

  /** The fields, and the bridge's methods of the same names. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "out", "Ljava/io/PrintStream;",
          "err", "Ljava/io/PrintStream;",
          "in", "Ljava/io/InputStream;");

  /** The methods, and the bridge's of the same names. */
  private static final Map<String, String> METHODS =
      Map.of(
          "setOut", "(Ljava/io/PrintStream;)V",
          "setErr", "(Ljava/io/PrintStream;)V",
          "setIn", "(Ljava/io/InputStream;)V");

  private StreamUses() {}

  /** Whether a class may have such methods. */
  public static boolean arePossible(ConstantPool pool) {
    return pool.mentions(MENTIONS_SYSTEM) && pool.mentions(MENTIONS_OUTPUT, MENTIONS_INPUT);
  }

  /** Rewrites the method's uses; whether it has any. */
  public static boolean weave(MethodNode method) {
    boolean isChanged = false;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (instruction instanceof FieldInsnNode field && isStream(field)) {
        method.instructions.set(
            field,
            new MethodInsnNode(
                Opcodes.INVOKESTATIC, WovenNames.BRIDGE, field.name, "()" + field.desc, false));
        isChanged = true;
      } else if (instruction instanceof MethodInsnNode call && isReplacement(call)) {
        call.owner = WovenNames.BRIDGE;
        isChanged = true;
      }
    }
    return isChanged;
  }

  private static boolean isStream(FieldInsnNode field) {
    return field.getOpcode() == Opcodes.GETSTATIC
        && field.owner.equals(SYSTEM)
        && field.desc.equals(FIELDS.get(field.name));
  }

  private static boolean isReplacement(MethodInsnNode call) {
    return call.owner.equals(SYSTEM) && call.desc.equals(METHODS.get(call.name));
  }
}
