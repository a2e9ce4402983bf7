package dev.goexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Main runs on a frame {@code goexit}, whatever its code looks like. Each woven class is verified
 * by the JVM when it is loaded.
 */
public class MainBottomTest {
  private static final List<String> EVENTS = new ArrayList<>();

  @BeforeEach
  void forget() {
    EVENTS.clear();
    Bridge.isEntered = false;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Straight.class,
        LoopAtItsBeginning.class,
        Switches.class,
        ConstructorsOfBranches.class,
        Handlers.class,
        OnAnInterface.class
      })
  void main_runs_on_a_bottom_frame(Class<?> type) throws Exception {
    runMain(define(type, weave(classFile(type))), "a", "b");

    String name = type.getSimpleName();
    assertEquals(List.of("main of " + name + " [a, b] under goexit", "ended null"), EVENTS);
  }

  /** The old verifier infers the types: such files have no stack map frames. */
  @Test
  void a_class_file_of_java_5_gets_no_frames() throws Exception {
    ClassWriter old = new ClassWriter(0);
    new ClassReader(classFile(Handlers.class))
        .accept(
            new ClassVisitor(Opcodes.ASM9, old) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  String signature,
                  String superName,
                  String[] interfaces) {
                super.visit(Opcodes.V1_5, access, name, signature, superName, interfaces);
              }

              @Override
              public void visitNestHost(String nestHost) {
                // There were no nests.
              }
            },
            ClassReader.SKIP_FRAMES);

    runMain(define(Handlers.class, weave(old.toByteArray())), "a", "b");

    assertEquals(List.of("main of Handlers [a, b] under goexit", "ended null"), EVENTS);
  }

  /** From 25 on. */
  @Test
  void an_instance_main_runs_on_a_bottom_frame() throws Exception {
    Class<?> woven = define(OnAnInstance.class, weave(classFile(OnAnInstance.class)));
    Method main = woven.getDeclaredMethod("main");
    main.setAccessible(true);
    Constructor<?> constructor = woven.getDeclaredConstructor();
    constructor.setAccessible(true);

    main.invoke(constructor.newInstance());

    assertEquals(List.of("main of OnAnInstance [] under goexit", "ended null"), EVENTS);
  }

  @Test
  void what_main_throws_is_told_and_thrown_again() throws Exception {
    Class<?> woven = define(Throwing.class, weave(classFile(Throwing.class)));

    Throwable thrown =
        assertThrows(InvocationTargetException.class, () -> runMain(woven)).getCause();

    assertEquals("on purpose", thrown.getMessage());
    assertEquals(List.of("ended java.lang.IllegalStateException: on purpose"), EVENTS);
  }

  @ParameterizedTest
  @ValueSource(classes = {OwnGoexit.class, NoMain.class, MainBottomTest.class})
  void a_class_with_a_goexit_of_its_own_or_without_main_stays_as_it_is(Class<?> type) {
    assertNull(weave(classFile(type)));
  }

  @Test
  void a_main_that_would_outgrow_64_kilobytes_stays_as_it_is_and_the_reason_is_told() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Huge", null, "java/lang/Object", null);
    var main =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
    main.visitCode();
    for (int i = 0; i < 65_530; i++) {
      main.visitInsn(Opcodes.NOP);
    }
    main.visitInsn(Opcodes.RETURN);
    main.visitMaxs(0, 1);
    main.visitEnd();
    writer.visitEnd();

    Weaving weaving = MainBottom.weave(writer.toByteArray());

    assertNull(weaving.classFile());
    assertEquals("main", weaving.unguarded().keySet().iterator().next());
  }

  private static byte[] classFile(Class<?> type) {
    return WeavingLoader.classFile(type.getName().replace('.', '/'));
  }

  private static byte[] weave(byte[] classFile) {
    return MainBottom.weave(classFile).classFile();
  }

  /** In the place of the class of the same name, with our bridge. */
  private static Class<?> define(Class<?> type, byte[] woven) {
    String bridge = Bridge.class.getName().replace('.', '/');
    byte[] bytes = ConstantPool.rename(woven, WovenNames.BRIDGE, bridge);
    return new ClassLoader(MainBottomTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(type.getName(), bytes, 0, bytes.length);
      }
    }.define();
  }

  private static void runMain(Class<?> type, String... arguments) throws Exception {
    Method main = type.getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) arguments);
  }

  /** What each main does in the end. */
  public static void ran(String name, Object... arguments) {
    boolean isOnBottom =
        StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("goexit")));
    EVENTS.add(
        "main of " + name + " " + Arrays.asList(arguments) + (isOnBottom ? " under goexit" : ""));
  }

  /** Stands for the bridge. */
  public static final class Bridge {
    private static boolean isEntered;

    private Bridge() {}

    /** True the first time. */
    public static boolean enterMain(String className) {
      boolean isFirst = !isEntered;
      isEntered = true;
      return isFirst;
    }

    /** Told how it ended. */
    public static void mainEnded(Throwable thrown) throws Throwable {
      EVENTS.add("ended " + thrown);
      if (thrown != null) {
        throw thrown;
      }
    }
  }

  static final class Straight {
    public static void main(String[] args) {
      ran("Straight", (Object[]) args);
    }
  }

  static final class LoopAtItsBeginning {
    private static int turns;

    /** The first stack map frame stands where the code begins. */
    public static void main(String[] args) {
      do {
        turns++;
      } while (turns < 3);
      ran("LoopAtItsBeginning", (Object[]) args);
    }
  }

  static final class Switches {
    /** Their tables are padded to a multiple of four. */
    public static void main(String[] args) {
      String name =
          switch (args.length) {
            case 1 -> "one";
            case 2 ->
                switch (args[0]) {
                  case "a" -> "Switches";
                  case "b" -> "b";
                  default -> "other";
                };
            case 3 -> "three";
            default -> "many";
          };
      ran(name, (Object[]) args);
    }
  }

  static final class ConstructorsOfBranches {
    /** A frame names the place of a {@code new} whose constructor has not run. */
    public static void main(String[] args) {
      String name =
          new String(args.length == 2 ? "ConstructorsOfBranches" : args.length == 3 ? "b" : "c");
      ran(name, (Object[]) args);
    }
  }

  static final class Handlers {
    public static void main(String[] args) {
      String name = "none";
      long wide = args.length;
      for (int i = 0; i < 3; i++) {
        try {
          if (i == 1) {
            throw new IllegalStateException("on purpose");
          }
          wide += i;
        } catch (IllegalStateException e) {
          name = "Handlers";
        } finally {
          wide++;
        }
      }
      ran(wide == 7 ? name : "wrong", (Object[]) args);
    }
  }

  interface OnAnInterface {
    static void main(String[] args) {
      ran("OnAnInterface", (Object[]) args);
    }
  }

  static final class OnAnInstance {
    void main() {
      ran("OnAnInstance");
    }
  }

  static final class Throwing {
    public static void main(String[] args) {
      throw new IllegalStateException("on purpose");
    }
  }

  static final class OwnGoexit {
    public static void main(String[] args) {
      goexit(args);
    }

    private static void goexit(String[] args) {
      ran("OwnGoexit", (Object[]) args);
    }
  }

  static final class NoMain {
    static void mainly() {
      ran("NoMain");
    }
  }
}
