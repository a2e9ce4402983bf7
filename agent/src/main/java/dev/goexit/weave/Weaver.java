package dev.goexit.weave;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves one class: bytes in, bytes out. Methods that need nothing are copied byte for byte. A
 * method that outgrows the limit of 64 KB is left as it was, and the class is woven anew without
 * it.
 */
public final class Weaver {
  private Weaver() {}

  /**
   * Weaves a class.
   *
   * @throws IllegalArgumentException if the class file is of a version that is not known
   */
  public static Weaving weave(byte[] classFile, WeavingScope scope, ClassFiles classFiles) {
    ClassReader reader = new ClassReader(classFile);
    ConstantPool pool = new ConstantPool(classFile);
    Outgrown outgrown = new Outgrown();
    while (true) {
      MethodChain chain = new MethodChain(reader, pool, scope, classFiles, outgrown);
      Map<String, MethodNode> woven = chain.weave();
      try {
        byte[] result = woven.isEmpty() ? null : write(reader, woven);
        outgrown.left().forEach(chain::leaveTooLarge);
        return new Weaving(
            result,
            chain.addsMethods(),
            List.copyOf(chain.reasons()),
            Map.copyOf(chain.unwoven()),
            Map.copyOf(chain.unguarded()));
      } catch (MethodTooLargeException e) {
        outgrown.add(e.getMethodName(), e.getDescriptor());
      }
    }
  }

  private static byte[] write(ClassReader reader, Map<String, MethodNode> woven) {
    // With the reader the writer copies what is not visited anew, constant pool included.
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new MethodReplacer(writer, woven), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
