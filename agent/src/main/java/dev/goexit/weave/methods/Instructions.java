package dev.goexit.weave.methods;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A list of instructions as it is written, top to bottom. */
final class Instructions {
  private final InsnList list = new InsnList();

  InsnList list() {
    return list;
  }

  /** How many locals values of these types take. */
  static int sizeOf(List<Type> types) {
    int size = 0;
    for (Type type : types) {
      size += type.getSize();
    }
    return size;
  }

  Instructions load(Type type, int local) {
    list.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), local));
    return this;
  }

  Instructions store(Type type, int local) {
    list.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), local));
    return this;
  }

  Instructions loadObject(int local) {
    list.add(new VarInsnNode(Opcodes.ALOAD, local));
    return this;
  }

  Instructions storeObject(int local) {
    list.add(new VarInsnNode(Opcodes.ASTORE, local));
    return this;
  }

  Instructions opcode(int opcode) {
    list.add(new InsnNode(opcode));
    return this;
  }

  Instructions node(AbstractInsnNode node) {
    list.add(node);
    return this;
  }

  Instructions invokeStatic(String owner, String name, String descriptor) {
    list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false));
    return this;
  }

  /** stack: ..., receiver and arguments -> ...; what the method gives is dropped. */
  Instructions call(Handle method) {
    int opcode =
        switch (method.getTag()) {
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          case Opcodes.H_INVOKESPECIAL -> Opcodes.INVOKESPECIAL;
          default -> Opcodes.INVOKEVIRTUAL;
        };
    list.add(
        new MethodInsnNode(
            opcode, method.getOwner(), method.getName(), method.getDesc(), method.isInterface()));
    return switch (Type.getReturnType(method.getDesc()).getSize()) {
      case 0 -> this;
      case 1 -> opcode(Opcodes.POP);
      default -> opcode(Opcodes.POP2);
    };
  }

  Instructions string(String value) {
    if (value == null) {
      return opcode(Opcodes.ACONST_NULL);
    }
    list.add(new LdcInsnNode(value));
    return this;
  }

  /** stack: ... -> ..., class, method, file, line: a place in the source, as constants. */
  Instructions site(String owner, String method, String sourceFile, int line) {
    return string(owner.replace('/', '.')).string(method).string(sourceFile).number(line);
  }

  Instructions number(int value) {
    if (value == (short) value) {
      list.add(new IntInsnNode(Opcodes.SIPUSH, value));
    } else {
      list.add(new LdcInsnNode(value));
    }
    return this;
  }

  /** Zero, false or null of the type; nothing for void. */
  Instructions zero(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> this;
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> opcode(Opcodes.ICONST_0);
      case Type.FLOAT -> opcode(Opcodes.FCONST_0);
      case Type.LONG -> opcode(Opcodes.LCONST_0);
      case Type.DOUBLE -> opcode(Opcodes.DCONST_0);
      default -> opcode(Opcodes.ACONST_NULL);
    };
  }

  Instructions returnOf(Type type) {
    return opcode(type.getOpcode(Opcodes.IRETURN));
  }

  /** stack: ..., value -> ..., Object */
  Instructions box(Type type) {
    String boxed = boxOf(type);
    if (boxed != null) {
      invokeStatic(boxed, "valueOf", "(" + type.getDescriptor() + ")L" + boxed + ";");
    }
    return this;
  }

  /** stack: ..., Object -> ..., value */
  Instructions unbox(Type type) {
    String boxed = boxOf(type);
    list.add(new TypeInsnNode(Opcodes.CHECKCAST, boxed != null ? boxed : type.getInternalName()));
    if (boxed != null) {
      String name = type.getClassName() + "Value";
      list.add(
          new MethodInsnNode(
              Opcodes.INVOKEVIRTUAL, boxed, name, "()" + type.getDescriptor(), false));
    }
    return this;
  }

  private static String boxOf(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      case Type.DOUBLE -> "java/lang/Double";
      default -> null;
    };
  }
}
