package dev.goexit.weave.methods;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One defer statement of a function whose deferred calls are open-coded.
 *
 * @param statement the call of {@code Go.defer}
 * @param lambda what makes the function, right before the statement; null if the function comes
 *     from elsewhere, and is kept as the object it is
 * @param parameters the method's parameters that the lambda captures last and that nobody assigns:
 *     they need no local of their own
 * @param spilled the types of what is put aside at the statement: the lambda's other captures, or
 *     the function and its arguments
 * @param forwards whether the lambda only spells a call of another function
 */
record DeferSite(
    MethodInsnNode statement,
    InvokeDynamicInsnNode lambda,
    List<Parameter> parameters,
    List<Type> spilled,
    boolean forwards) {

  /** A parameter, as the lambda captures it. */
  record Parameter(Type type, int local) {}

  /** The types of all that the call needs: what is spilled, then the parameters. */
  List<Type> values() {
    List<Type> values = new ArrayList<>(spilled);
    for (Parameter parameter : parameters) {
      values.add(parameter.type());
    }
    return values;
  }

  boolean isLambda() {
    return lambda != null;
  }

  /** The method that the lambda's body became. */
  Handle body() {
    return Lambdas.implementation(lambda);
  }
}
