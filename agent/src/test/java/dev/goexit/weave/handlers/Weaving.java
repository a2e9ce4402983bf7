package dev.goexit.weave.handlers;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaves class files as the agent does, and loads them. */
final class Weaving {
  private Weaving() {}

  /** Guards all methods of a class; null if none needs it. */
  static byte[] guard(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
    boolean changed = false;
    for (MethodNode method : node.methods) {
      changed |= HandlerGuards.guard(node, method, StandInBridge.NAME);
    }
    if (!changed) {
      return null;
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  static Map<String, byte[]> guardAll(Map<String, byte[]> classFiles) {
    Map<String, byte[]> woven = new HashMap<>();
    classFiles.forEach(
        (name, original) -> {
          byte[] guarded = guard(original);
          woven.put(name, guarded == null ? original : guarded);
        });
    return woven;
  }

  /** Defines the given classes; all others come from the tests' own loader. */
  static ClassLoader load(Map<String, byte[]> classFiles) {
    return new ClassLoader(Weaving.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
          byte[] classFile = classFiles.get(name);
          if (classFile == null) {
            return super.loadClass(name, resolve);
          }
          Class<?> loaded = findLoadedClass(name);
          return loaded != null ? loaded : defineClass(name, classFile, 0, classFile.length);
        }
      }
    };
  }
}
