package dev.goexit.weave.jdk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts the hooks into the JDK's classes. */
public final class JdkPatch {
  public static final String RUNTIME = "java/lang/Runtime";
  public static final String THREAD = "java/lang/Thread";
  public static final String INVOCATION_TARGET = "java/lang/reflect/InvocationTargetException";

  private static final String OF_THREAD = "(Ljava/lang/Thread;)V";
  private static final String OF_THROWABLE = "(Ljava/lang/Throwable;)V";

  private static final Map<String, List<EntryHook>> HOOKS =
      Map.of(
          RUNTIME,
          List.of(
              // All ways to end the JVM from Java come through these two; System.exit does.
              new EntryHook("exit", "(I)V", "exit", "(I)V"),
              new EntryHook("halt", "(I)V", "halt", "(I)V"),
              new EntryHook("addShutdownHook", OF_THREAD, "addHook", "(Ljava/lang/Thread;)Z"),
              new EntryHook(
                  "removeShutdownHook",
                  "(Ljava/lang/Thread;)Z",
                  "removeHook",
                  "(Ljava/lang/Thread;)Z")),
          THREAD,
          List.of(
              new EntryHook(
                  "dispatchUncaughtException",
                  OF_THROWABLE,
                  "isExitOfThisThread",
                  "(Ljava/lang/Throwable;)Z")),
          INVOCATION_TARGET,
          List.of(
              // Reflection and proxies wrap what the called method throws; an exit goes on instead.
              new EntryHook("<init>", OF_THROWABLE, "resume", OF_THROWABLE),
              new EntryHook(
                  "<init>", "(Ljava/lang/Throwable;Ljava/lang/String;)V", "resume", OF_THROWABLE)));

  private JdkPatch() {}

  /** The internal names of the classes that have hooks. */
  public static Set<String> classes() {
    return HOOKS.keySet();
  }

  /**
   * The class file with its hooks.
   *
   * @throws IllegalStateException if a method is missing: a JDK that we do not know
   */
  public static byte[] patch(String name, byte[] classFile) {
    ClassNode type = new ClassNode();
    ClassReader reader = new ClassReader(classFile);
    reader.accept(type, ClassReader.EXPAND_FRAMES);
    for (EntryHook hook : HOOKS.get(name)) {
      hook.insert(name, find(type, hook));
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static MethodNode find(ClassNode type, EntryHook hook) {
    for (MethodNode method : type.methods) {
      if (hook.isFor(method)) {
        return method;
      }
    }
    throw new IllegalStateException(
        type.name
            + " of this JDK has no method "
            + hook.method()
            + hook.descriptor()
            + ". Use a newer goexit-agent.jar, or the option systemExit=off");
  }
}
