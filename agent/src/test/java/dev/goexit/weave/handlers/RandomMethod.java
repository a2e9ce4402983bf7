package dev.goexit.weave.handlers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A random method, compiled. Each has a class of its own.
 *
 * @param original as it is
 * @param woven with its handlers guarded
 * @param rethrowing not woven: each of its handlers throws the exit again by itself
 */
record RandomMethod(Statement.Block body, Class<?> original, Class<?> woven, Class<?> rethrowing) {
  private static final String FILE = "Generated";

  /** Makes random methods. */
  static List<Statement.Block> bodies(long seed, int count) {
    ProgramGenerator generator = new ProgramGenerator(seed);
    List<Statement.Block> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(generator.method());
    }
    return bodies;
  }

  /**
   * All but those on which the compiler fails (ECJ does on some), or of which it makes a class that
   * the JVM refuses. There is nothing to weave; who asks counts what is there.
   */
  static List<RandomMethod> compile(Compiler compiler, String debug, List<Statement.Block> bodies)
      throws IOException, ClassNotFoundException {
    Map<String, byte[]> plain;
    try {
      String source = JavaSource.of(FILE, bodies);
      plain = compiler.inMemory().compile(FILE, source, compiler.options(debug));
    } catch (IllegalArgumentException e) {
      return bodies.size() == 1 ? List.of() : halves(compiler, debug, bodies);
    }
    return load(bodies, plain);
  }

  private static List<RandomMethod> halves(
      Compiler compiler, String debug, List<Statement.Block> bodies)
      throws IOException, ClassNotFoundException {
    int middle = bodies.size() / 2;
    List<RandomMethod> methods = new ArrayList<>();
    methods.addAll(compile(compiler, debug, bodies.subList(0, middle)));
    methods.addAll(compile(compiler, debug, bodies.subList(middle, bodies.size())));
    return methods;
  }

  private static List<RandomMethod> load(List<Statement.Block> bodies, Map<String, byte[]> plain)
      throws IOException, ClassNotFoundException {
    ClassLoader originals = Weaving.load(plain);
    Map<String, byte[]> verified = new HashMap<>();
    for (String name : plain.keySet()) {
      if (isVerified(name, originals)) {
        verified.put(name, plain.get(name));
      }
    }
    ClassLoader wovens = Weaving.load(Weaving.guardAll(verified));
    ClassLoader rethrowings = Weaving.load(rethrowing(bodies));
    List<RandomMethod> methods = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      String name = FILE + "$" + JavaSource.CLASS + i;
      if (verified.containsKey(name)) {
        methods.add(
            new RandomMethod(
                bodies.get(i),
                Class.forName(name, true, originals),
                Class.forName(name, true, wovens),
                Class.forName(name, true, rethrowings)));
      }
    }
    return methods;
  }

  private static boolean isVerified(String name, ClassLoader loader) throws ClassNotFoundException {
    try {
      Class.forName(name, true, loader);
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }

  // By javac whatever compiler is tested: what another one makes of it is not the question here.
  private static Map<String, byte[]> rethrowing(List<Statement.Block> bodies) throws IOException {
    String source = JavaSource.rethrowing(FILE, bodies);
    return Compiler.JAVAC.inMemory().compile(FILE, source, Compiler.JAVAC.options("-g:none"));
  }
}
