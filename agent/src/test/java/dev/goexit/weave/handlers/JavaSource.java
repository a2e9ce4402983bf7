package dev.goexit.weave.handlers;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a random program as Java. */
final class JavaSource {
  /** What the names of the classes begin with. */
  static final String CLASS = "Random";

  /** The methods' name. */
  static final String METHOD = "run";

  private final StringBuilder text = new StringBuilder();
  private final boolean isRethrowing;
  private int finallies;

  private JavaSource(boolean isRethrowing) {
    this.isRethrowing = isRethrowing;
  }

  /** A method in each of the nested classes, whose numbers start at 0. */
  static String of(String className, List<Statement.Block> bodies) {
    return new JavaSource(false).write(className, bodies);
  }

  /**
   * The same, but each handler throws the exit again itself, at its end and however it ends: in
   * plain Java what weaving does, told without a word about bytecode.
   */
  static String rethrowing(String className, List<Statement.Block> bodies) {
    return new JavaSource(true).write(className, bodies);
  }

  private String write(String className, List<Statement.Block> bodies) {
    line("import dev.goexit.weave.handlers.Script;");
    line("@SuppressWarnings(\"all\")");
    line("public class " + className + " {");
    for (int i = 0; i < bodies.size(); i++) {
      line("public static class " + CLASS + i + " {");
      line("public static int " + METHOD + "() throws Throwable {");
      write(bodies.get(i));
      line(bodies.get(i).canComplete() ? "return 0; } }" : "} }");
    }
    line("}");
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void write(Statement statement) {
    if (statement instanceof Statement.Event event) {
      line("Script.event(" + event.id() + ");");
    } else if (statement instanceof Statement.Block block) {
      line("{");
      block.statements().forEach(this::write);
      line("}");
    } else if (statement instanceof Statement.If choice) {
      line("if (Script.test(" + choice.id() + "))");
      write(choice.then());
      if (choice.otherwise() != null) {
        line("else");
        write(choice.otherwise());
      }
    } else if (statement instanceof Statement.Loop loop) {
      writeLoop(loop);
    } else if (statement instanceof Statement.Labelled labelled) {
      line("L" + labelled.id() + ":");
      write(labelled.body());
    } else if (statement instanceof Statement.Switch choice) {
      writeSwitch(choice);
    } else if (statement instanceof Statement.Synchronized monitor) {
      line("synchronized (Script.lock(" + monitor.lock() + "))");
      write(monitor.body());
    } else if (statement instanceof Statement.Try attempt) {
      writeTry(attempt);
    } else {
      writeJump(statement);
    }
  }

  private void writeJump(Statement statement) {
    if (statement instanceof Statement.Break jump) {
      line("break L" + jump.label() + ";");
    } else if (statement instanceof Statement.Continue jump) {
      line("continue L" + jump.label() + ";");
    } else if (statement instanceof Statement.Return jump) {
      line("return Script.value(" + jump.id() + ");");
    } else if (statement instanceof Statement.Throw jump) {
      line("throw Script.failure(" + jump.id() + ");");
    } else if (statement instanceof Statement.Rethrow jump) {
      line("throw t" + jump.variable() + ";");
    } else if (statement instanceof Statement.Wrap jump) {
      line("throw Script.wrap(t" + jump.variable() + ");");
    }
  }

  private void writeLoop(Statement.Loop loop) {
    String id = "" + loop.id();
    line("L" + id + ":");
    switch (loop.form()) {
      case FOR -> {
        line("for (int i" + id + " = 0; i" + id + " < 2; i" + id + "++)");
        write(loop.body());
      }
      case WHILE -> {
        line("while (Script.again(" + id + "))");
        write(loop.body());
      }
      case DO -> {
        line("do");
        write(loop.body());
        line("while (Script.again(" + id + "));");
      }
      case ENDLESS -> {
        line("for (;;) { if (!Script.again(" + id + ")) break L" + id + ";");
        write(loop.body());
        line("}");
      }
    }
  }

  private void writeSwitch(Statement.Switch choice) {
    line("switch (Script.choose(" + choice.id() + ", " + choice.cases().size() + ")) {");
    for (int i = 0; i < choice.cases().size(); i++) {
      boolean isDefault = choice.hasDefault() && i == choice.cases().size() - 1;
      line(isDefault ? "default:" : "case " + i + ":");
      write(choice.cases().get(i).body());
      if (choice.cases().get(i).breaks()) {
        line("break;");
      }
    }
    line("}");
  }

  private void writeTry(Statement.Try attempt) {
    if (!isRethrowing || attempt.last() == null) {
      writeClauses(attempt);
      if (attempt.last() != null) {
        line("finally");
        write(attempt.last());
      }
      return;
    }
    String thrown = "thrown" + finallies++;
    line("{ Throwable[] " + thrown + " = {null};");
    line("try {");
    writeClauses(attempt);
    line("} catch (Throwable x" + thrown + ") {");
    line(thrown + "[0] = x" + thrown + "; throw x" + thrown + ";");
    line("} finally {");
    writeEndingWithRethrow(attempt.last(), thrown + "[0]");
    line("} }");
  }

  private void writeClauses(Statement.Try attempt) {
    String resources =
        attempt.resources().stream()
            .map(id -> "Script.Resource r" + id + " = Script.open(" + id + ")")
            .collect(Collectors.joining("; "));
    if (!isRethrowing || !resources.isEmpty() || !attempt.catches().isEmpty()) {
      line(resources.isEmpty() ? "try" : "try (" + resources + ")");
    }
    write(attempt.body());
    for (Statement.Catch handler : attempt.catches()) {
      line("catch (" + handler.type().text + " t" + handler.variable() + ")");
      if (isRethrowing) {
        line("{");
        writeEndingWithRethrow(handler.body(), "t" + handler.variable());
        line("}");
      } else {
        write(handler.body());
      }
    }
  }

  private void writeEndingWithRethrow(Statement body, String caught) {
    line("try");
    write(body);
    line("finally { Script.rethrow(" + caught + "); }");
  }
}
