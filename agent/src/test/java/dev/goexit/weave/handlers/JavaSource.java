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

  /** A method in each of the nested classes, whose numbers start at 0. */
  static String of(String className, List<Statement.Block> bodies) {
    JavaSource source = new JavaSource();
    source.line("import dev.goexit.weave.handlers.Script;");
    source.line("@SuppressWarnings(\"all\")");
    source.line("public class " + className + " {");
    for (int i = 0; i < bodies.size(); i++) {
      source.line("public static class " + CLASS + i + " {");
      source.line("public static int " + METHOD + "() throws Throwable {");
      source.write(bodies.get(i));
      source.line(bodies.get(i).canComplete() ? "return 0; } }" : "} }");
    }
    source.line("}");
    return source.text.toString();
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
    String resources =
        attempt.resources().stream()
            .map(id -> "Script.Resource r" + id + " = Script.open(" + id + ")")
            .collect(Collectors.joining("; "));
    line(resources.isEmpty() ? "try" : "try (" + resources + ")");
    write(attempt.body());
    for (Statement.Catch handler : attempt.catches()) {
      line("catch (" + handler.type().text + " t" + handler.variable() + ")");
      write(handler.body());
    }
    if (attempt.last() != null) {
      line("finally");
      write(attempt.last());
    }
  }
}
