package dev.goexit.weave.handlers;

import java.util.List;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compilers of Java: each makes handlers in its own way. */
enum Compiler {
  JAVAC,

  /** As it is called by build tools: a variable that nobody reads is in no table. */
  ECJ,

  /** It tells the scope of every variable. */
  ECJ_PRESERVING;

  private InMemoryCompiler inMemory;

  InMemoryCompiler inMemory() {
    if (inMemory == null) {
      inMemory =
          new InMemoryCompiler(
              this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler());
    }
    return inMemory;
  }

  // Java 17: from 22 on an unnamed variable cannot be told from the one of an empty catch clause.
  List<String> options(String debug) {
    if (this == JAVAC) {
      return List.of(debug, "-nowarn", "-proc:none", "--release", "17");
    }
    String locals = this == ECJ_PRESERVING ? "-preserveAllLocals" : "-nowarn";
    // With --release it opens the signature file anew each time, which takes as long as the rest.
    return List.of(debug, locals, "-nowarn", "-proc:none", "-source", "17", "-target", "17");
  }
}
