package dev.goexit.weave.handlers;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Computes the verifier's types instruction by instruction, exactly. It never merges two types,
 * since each branch target has a stack map frame to start from, and so loads no class.
 */
final class FrameTypes extends BasicInterpreter {
  /**
   * A new object whose constructor has not run; {@code label} is null for the constructor's this.
   */
  static final class Uninitialized extends BasicValue {
    private final LabelNode label;

    Uninitialized(Type type, LabelNode label) {
      super(type);
      this.label = label;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Uninitialized that && label == that.label;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(label);
    }
  }

  private final MethodNode method;
  private final Map<LabelNode, Uninitialized> created = new HashMap<>();

  FrameTypes(MethodNode method) {
    super(Opcodes.ASM9);
    this.method = method;
  }

  @Override
  public BasicValue newValue(Type type) {
    boolean isReference =
        type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY);
    return isReference ? new BasicValue(type) : super.newValue(type);
  }

  @Override
  public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
    if (instruction.getOpcode() != Opcodes.NEW) {
      return super.newOperation(instruction);
    }
    return uninitialized(labelOf((TypeInsnNode) instruction));
  }

  // An uninitialized type is named by a label at its NEW; a method without such frames has none.
  private LabelNode labelOf(TypeInsnNode instruction) {
    AbstractInsnNode node = instruction.getPrevious();
    while (node != null && node.getOpcode() < 0) {
      if (node instanceof LabelNode label) {
        return label;
      }
      node = node.getPrevious();
    }
    LabelNode label = new LabelNode();
    method.instructions.insertBefore(instruction, label);
    return label;
  }

  @Override
  public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue a, BasicValue b)
      throws AnalyzerException {
    if (instruction.getOpcode() != Opcodes.AALOAD) {
      return super.binaryOperation(instruction, a, b);
    }
    Type array = a.getType();
    return array.getSort() == Type.ARRAY
        ? newValue(Type.getType(array.getDescriptor().substring(1)))
        : newValue(NULL_TYPE);
  }

  private Uninitialized uninitialized(LabelNode label) {
    Uninitialized known = created.get(label);
    if (known == null) {
      known = new Uninitialized(createdAt(label), label);
      created.put(label, known);
    }
    return known;
  }

  private static Type createdAt(LabelNode label) {
    AbstractInsnNode node = label;
    while (node.getOpcode() < 0) {
      node = node.getNext();
    }
    return Type.getObjectType(((TypeInsnNode) node).desc);
  }

  /** The value of a type as a stack map frame gives it. */
  BasicValue fromStackMap(Object type, String owner) {
    if (type instanceof String name) {
      return newValue(Type.getObjectType(name));
    } else if (type instanceof LabelNode label) {
      return uninitialized(label);
    } else if (type.equals(Opcodes.INTEGER)) {
      return BasicValue.INT_VALUE;
    } else if (type.equals(Opcodes.FLOAT)) {
      return BasicValue.FLOAT_VALUE;
    } else if (type.equals(Opcodes.LONG)) {
      return BasicValue.LONG_VALUE;
    } else if (type.equals(Opcodes.DOUBLE)) {
      return BasicValue.DOUBLE_VALUE;
    } else if (type.equals(Opcodes.NULL)) {
      return newValue(NULL_TYPE);
    } else if (type.equals(Opcodes.UNINITIALIZED_THIS)) {
      return new Uninitialized(Type.getObjectType(owner), null);
    }
    return BasicValue.UNINITIALIZED_VALUE;
  }

  /** Whether a value is the object under construction before the call of another constructor. */
  static boolean isThis(BasicValue value) {
    return value instanceof Uninitialized uninitialized && uninitialized.label == null;
  }

  /** The type of a value as a stack map frame wants it. */
  static Object toStackMap(BasicValue value) {
    if (value instanceof Uninitialized uninitialized) {
      return isThis(value) ? Opcodes.UNINITIALIZED_THIS : uninitialized.label;
    } else if (value.equals(BasicValue.INT_VALUE)) {
      return Opcodes.INTEGER;
    } else if (value.equals(BasicValue.FLOAT_VALUE)) {
      return Opcodes.FLOAT;
    } else if (value.equals(BasicValue.LONG_VALUE)) {
      return Opcodes.LONG;
    } else if (value.equals(BasicValue.DOUBLE_VALUE)) {
      return Opcodes.DOUBLE;
    } else if (NULL_TYPE.equals(value.getType())) {
      return Opcodes.NULL;
    }
    return value.getType() == null ? Opcodes.TOP : value.getType().getInternalName();
  }
}
