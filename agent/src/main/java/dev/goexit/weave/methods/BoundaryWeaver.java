package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes an exit that is raised inside an activation of the method end there. */
public final class BoundaryWeaver extends ActivationWeaver {
  private static final Type OUTER = Type.getObjectType("java/lang/Object");
  private static final String ENTER = "()Ljava/lang/Object;";
  private static final String ENTER_TASK = "(Ljava/lang/Object;)Ljava/lang/Object;";
  private static final String LEAVE = "(Ljava/lang/Throwable;Ljava/lang/Object;)V";

  private final boolean isTask;

  private BoundaryWeaver(String owner, MethodNode method, boolean isTask) {
    super(owner, method);
    this.isTask = isTask;
  }

  /** What the method's annotation says; null if it has none. */
  public static Boolean returnsDefault(MethodNode method) {
    if (method.visibleAnnotations != null) {
      for (AnnotationNode annotation : method.visibleAnnotations) {
        if (annotation.desc.equals(WovenNames.BOUNDARY_ANNOTATION)) {
          // Name and value in turn, and there is but one name.
          return annotation.values != null && annotation.values.contains(Boolean.TRUE);
        }
      }
    }
    return null;
  }

  /**
   * Weaves the method.
   *
   * @param returnsDefault what the annotation says
   * @throws UnwovenMethodException if it has a result and the annotation does not say what an exit
   *     makes of it
   */
  public static void weave(String owner, MethodNode method, boolean returnsDefault) {
    boolean hasResult = Type.getReturnType(method.desc).getSort() != Type.VOID;
    if (hasResult && !returnsDefault) {
      throw new UnwovenMethodException(
          "it returns a value, and an exit has none to give."
              + " Say @ExitBoundary(returnsDefault = true), or make it void");
    }
    new BoundaryWeaver(owner, method, false).weave();
  }

  /** Weaves a method of the JDK that runs one task of somebody's: the bridge is its boundary. */
  public static void weaveTask(String owner, MethodNode method) {
    new BoundaryWeaver(owner, method, true).weave();
  }

  @Override
  List<Type> localTypes() {
    return List.of(OUTER);
  }

  @Override
  LabelNode coveredEnd() {
    return null;
  }

  @Override
  void addStart(Instructions code) {
    if (isTask) {
      code.loadObject(0).invokeStatic(WovenNames.BRIDGE, "enterTask", ENTER_TASK);
    } else {
      code.invokeStatic(WovenNames.WOVEN, "enterBoundary", ENTER);
    }
    code.storeObject(firstLocal);
  }

  /** stack: Throwable, Object -> */
  private void addLeave(Instructions code) {
    if (isTask) {
      code.invokeStatic(WovenNames.BRIDGE, "leaveTask", LEAVE);
    } else {
      code.invokeStatic(WovenNames.WOVEN, "leaveBoundary", LEAVE);
    }
  }

  @Override
  void addReturn(Instructions code) {
    code.opcode(Opcodes.ACONST_NULL).loadObject(firstLocal);
    addLeave(code);
    if (!isVoid()) {
      code.load(returnType, resultLocal());
    }
    code.returnOf(returnType);
  }

  @Override
  void addThrown(Instructions code) {
    code.loadObject(firstLocal);
    addLeave(code);
    code.zero(returnType).returnOf(returnType);
  }
}
