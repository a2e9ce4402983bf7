package dev.goexit.weave;

import dev.goexit.weave.methods.Lambdas;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which methods of a class {@code @Defers} covers: those that carry it, those of a class that does,
 * of a class written inside such a class or method, or of a package that does, and the lambdas that
 * are written in any of them.
 */
final class DefersScope {
  private static final int MAX_NESTING = 64;

  private final ClassFiles classFiles;

  DefersScope(ClassFiles classFiles) {
    this.classFiles = classFiles;
  }

  /** The covered methods, each as name and descriptor. */
  Set<String> of(ClassNode type) {
    Map<String, MethodNode> methods = new HashMap<>();
    for (MethodNode method : type.methods) {
      methods.put(method.name + method.desc, method);
    }
    if (isCovered(type, MAX_NESTING)) {
      return methods.keySet();
    }
    Deque<MethodNode> toVisit = new ArrayDeque<>();
    for (MethodNode method : type.methods) {
      if (isAnnotated(method.visibleAnnotations)) {
        toVisit.add(method);
      }
    }
    Set<String> covered = new HashSet<>();
    while (!toVisit.isEmpty()) {
      MethodNode method = toVisit.remove();
      if (covered.add(method.name + method.desc)) {
        for (MethodNode body : Lambdas.bodiesIn(type.name, method, methods)) {
          toVisit.add(body); // addAll of a deque makes a lambda.
        }
      }
    }
    return covered;
  }

  private boolean isCovered(ClassNode type, int nestingLeft) {
    if (isAnnotated(type.visibleAnnotations)) {
      return true;
    }
    String enclosing = enclosingClass(type);
    if (enclosing == null) {
      return isPackageAnnotated(type.name);
    }
    ClassNode outer = nestingLeft == 0 ? null : read(enclosing);
    return outer != null
        && (isEnclosingMethodAnnotated(type, outer) || isCovered(outer, nestingLeft - 1));
  }

  private static boolean isEnclosingMethodAnnotated(ClassNode type, ClassNode outer) {
    for (MethodNode method : outer.methods) {
      if (method.name.equals(type.outerMethod)
          && method.desc.equals(type.outerMethodDesc)
          && isAnnotated(method.visibleAnnotations)) {
        return true;
      }
    }
    return false;
  }

  private static String enclosingClass(ClassNode type) {
    if (type.outerClass != null) {
      return type.outerClass; // EnclosingMethod: a local or anonymous class.
    }
    for (InnerClassNode member : type.innerClasses) {
      if (member.name.equals(type.name)) {
        return member.outerName;
      }
    }
    return null;
  }

  private boolean isPackageAnnotated(String className) {
    int end = className.lastIndexOf('/');
    ClassNode info = end < 0 ? null : read(className.substring(0, end) + "/package-info");
    return info != null && isAnnotated(info.visibleAnnotations);
  }

  private ClassNode read(String internalName) {
    byte[] classFile = classFiles.find(internalName);
    if (classFile == null) {
      return null;
    }
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.SKIP_CODE);
    return type;
  }

  private static boolean isAnnotated(List<AnnotationNode> annotations) {
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (annotation.desc.equals(WovenNames.DEFERS_ANNOTATION)) {
          return true;
        }
      }
    }
    return false;
  }
}
