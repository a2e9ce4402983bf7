package dev.goexit.weave.handlers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Random methods, compiled: as they are and woven.
 *
 * @param bodies those of the methods m0, m1 and so on
 */
record RandomClass(List<Statement.Block> bodies, Class<?> original, Class<?> woven) {
  private static final String NAME = "Generated";

  /** Makes random methods. */
  static List<Statement.Block> bodies(long seed, int count) {
    ProgramGenerator generator = new ProgramGenerator(seed);
    List<Statement.Block> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(generator.method());
    }
    return bodies;
  }

  /** All in one class, or where the compiler fails on some of them the others, one in each. */
  static List<RandomClass> compile(Compiler compiler, String debug, List<Statement.Block> bodies)
      throws Exception {
    if (compiler == Compiler.JAVAC) {
      return List.of(of(compiler, debug, bodies));
    }
    try {
      return List.of(of(compiler, debug, bodies));
    } catch (CompilerFailure e) {
      List<RandomClass> classes = new ArrayList<>();
      for (Statement.Block body : bodies) {
        try {
          classes.add(of(compiler, debug, List.of(body)));
        } catch (CompilerFailure again) {
          // Nothing to weave: left out, and counted by who asks for the methods' number.
        }
      }
      return classes;
    }
  }

  static RandomClass of(Compiler compiler, String debug, List<Statement.Block> bodies)
      throws IOException, ReflectiveOperationException {
    Map<String, byte[]> plain;
    Class<?> original;
    try {
      String source = JavaSource.of(NAME, bodies);
      plain = compiler.inMemory().compile(NAME, source, compiler.options(debug));
      original = load(plain);
    } catch (IllegalArgumentException | LinkageError e) {
      throw new CompilerFailure(e);
    }
    return new RandomClass(bodies, original, load(Weaving.guardAll(plain)));
  }

  private static Class<?> load(Map<String, byte[]> classFiles) throws ClassNotFoundException {
    return Class.forName(NAME, true, Weaving.load(classFiles));
  }

  /** The compiler refuses a program, or makes a class that the JVM refuses. */
  static final class CompilerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CompilerFailure(Throwable cause) {
      super(cause);
    }
  }
}
