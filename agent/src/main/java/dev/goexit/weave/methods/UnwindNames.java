package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/**
 * Names the methods that a class's functions with open-coded deferred calls get: each after its
 * function, and no two alike. Weaving the class again gives the same names.
 */
final class UnwindNames {
  private final Set<String> taken = new HashSet<>();

  /**
   * A name that is not taken. The descriptor keeps overloaded functions apart, but two can have the
   * same hash code; and a constructor's name, which cannot be part of one, may meet a method's.
   */
  String nameFor(MethodNode function) {
    String name =
        WovenNames.UNWIND_METHOD_PREFIX
            + function.name.replace("<init>", "new").replace("<clinit>", "class")
            + "$"
            + Integer.toHexString(function.desc.hashCode());
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "$" + i;
    }
    return free;
  }
}
