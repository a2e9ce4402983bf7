package dev.goexit.weave;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;

/**
 * Sends the methods of one class through their chain. A method that outgrows the limit of 64 KB is
 * left as it was, and the class is woven anew without it.
 */
final class Rewriting {
  private Rewriting() {}

  static Weaving of(ConstantPool pool, WeavingScope scope, ClassFiles classFiles) {
    ClassReader reader = new ClassReader(pool.classFile());
    Outgrown outgrown = new Outgrown();
    while (true) {
      MethodChain chain = new MethodChain(reader, pool, scope, classFiles, outgrown);
      Map<String, MethodNode> woven = chain.weave();
      try {
        byte[] result = woven.isEmpty() ? null : write(reader, woven);
        for (Map.Entry<String, String> left : outgrown.left().entrySet()) {
          chain.leaveTooLarge(left.getKey(), left.getValue());
        }
        return new Weaving(
            result,
            chain.addsMethods(),
            List.copyOf(chain.reasons()),
            Map.copyOf(chain.unwoven()),
            Map.copyOf(chain.unguarded()));
      } catch (MethodTooLargeException e) {
        if (!outgrown.add(e.getMethodName(), e.getDescriptor())) {
          throw e; // One that the weaving adds: to weave it anew would go on for ever.
        }
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
