package dev.goexit.oracle;

import java.util.List;

/** Writes a program as a Java class that is a {@code GoBody}. */
final class JavaSource extends Source {
  private final Program program;
  private final int number;

  /** Of the function being written, which its literals can set. */
  private ResultType named = ResultType.INT;

  private JavaSource(Program program, int number) {
    this.program = program;
    this.number = number;
  }

  /** The class {@code emitted.P} with the number behind it. */
  static String of(Program program, int number) {
    JavaSource source = new JavaSource(program, number);
    source.program();
    return source.text();
  }

  private void program() {
    line("package emitted;");
    line("import dev.goexit.*;");
    line("import dev.goexit.oracle.Kind;");
    line("import dev.goexit.oracle.woven.Trace;");
    line("// " + program);
    line("@Defers");
    line("public final class P" + number + " implements GoBody {");
    line("public void run() throws Throwable { f0(0); }");
    for (int i = 0; i < program.functions().size(); i++) {
      function(i, program.functions().get(i));
    }
    line("}");
  }

  /** Every other program has static methods. */
  private boolean isStatic() {
    return number % 2 == 0;
  }

  private void function(int function, List<Statement> body) {
    ResultType type = ResultType.ofFunction(number, function);
    named = type;
    Scope scope = new Scope("a", "r", null, type);
    String modifier = isStatic() ? "static " : "";
    line(modifier + type.type + " f" + function + "(int a) throws Throwable {");
    line("if (Trace.isTired()) return " + (type == ResultType.TEXT ? "null" : "0") + ";");
    line("Object r = null;");
    body(body, scope);
    if (!isEnding(body)) {
      line("return " + type.of("0") + ";");
    }
    line("}");
  }

  private void literal(String head, String argument, List<Statement> body, String tail) {
    String recovered = newName("r");
    line("Go.defer(" + head + " -> {");
    line("Object " + recovered + " = null;");
    body(body, new Scope(argument, recovered, null, null));
    line("}" + tail + ");");
  }

  @Override
  void statement(Statement statement, Scope scope, boolean isLast) {
    String value = statement.value() == null ? "" : value(statement.value(), scope);
    String kind = statement.kind() == null ? "" : "Kind." + statement.kind();
    String callee = "f" + statement.function();
    String when = isLast ? "" : "if (Trace.isSo()) ";
    switch (statement.opcode()) {
      case EMIT -> line("Trace.emit(" + value + ");");
      case CALL -> line("Trace.called(Trace.number(" + callee + "(" + value + ")));");
      case RETURN_CALL -> {
        String call = callee + "(" + value + ")";
        line(
            when
                + (scope.result() == null
                    ? "{ " + call + "; return; }"
                    : "return " + scope.result().of("Trace.number(" + call + ")") + ";"));
      }
      case TRY -> {
        line("try { Trace.called(Trace.number(" + callee + "(" + value + "))); }");
        line("catch (Throwable t) { Trace.caught(t); }");
      }
      case FINALLY -> {
        line("try { Trace.called(Trace.number(" + callee + "(" + value + "))); }");
        line("finally { Trace.emit(" + value + "); }");
      }
      case RECOVER -> line(scope.recovered() + " = Trace.recovered(Go.recover());");
      case RECOVER_BY_HELPER -> line("Trace.recoveredByHelper(Trace.help());");
      case RECOVER_TYPED -> line("Trace.recoveredTyped(Go.recover(Trace.typeOf(" + kind + ")));");
      case PANIC_AGAIN -> line(ifRecovered(scope) + "throw Go.panic(" + scope.recovered() + ");");
      case PANIC_OTHER -> line(ifRecovered(scope) + "throw Go.panic(\"s\" + (" + value + "));");
      case PANIC -> panic(statement.kind(), value, isLast);
      case FAIL -> line("Trace.fail(" + kind + ");");
      case EXIT -> line((isLast ? "throw " : "") + "Goexit.exit();");
      case RETURN ->
          line(
              scope.result() == null
                  ? "if (Trace.isSo()) return;"
                  : when + "return " + scope.result().of(value) + ";");
      case SET_RESULT -> line("Go.setResult(" + named.of(value) + ");");
      case GET_RESULT -> line("Trace.got(Trace.number(Go.result()));");
      case LOOP -> {
        String index = newName("i");
        line("for (int " + index + " = 0; " + index + " < " + value + "; " + index + "++) {");
        block(statement.body(), scope.inLoop(index));
        line("}");
      }
      case BREAK -> line("if (Trace.isSo()) break;");
      case IF -> {
        line("if ((" + value + " & 1) == 1) {");
        block(statement.body(), scope);
        line("} else {");
        block(statement.otherwise(), scope);
        line("}");
      }
      default -> withCapture(statement, value, kind, callee);
    }
  }

  /** Lambdas capture what does not change, so the value gets a name. */
  private void withCapture(Statement statement, String value, String kind, String callee) {
    String captured = newName("c");
    String call = callee + "(" + captured + ")";
    line("{");
    if (!value.isEmpty()) {
      line("int " + captured + " = " + value + ";");
    }
    switch (statement.opcode()) {
      case GO -> line("Trace.joined(Go.go(() -> " + call + "));");
      case RUN -> line("Trace.ended(Go.run(() -> " + call + "));");
      case DEFER_CALL -> line("Go.defer(() -> " + call + ");");
      case DEFER_REFERENCE ->
          line(
              "Go.defer("
                  + (isStatic() ? "P" + number : "this")
                  + "::"
                  + callee
                  + ", "
                  + value
                  + ");");
      case DEFER_WRAPPED -> line("Go.defer(() -> { Trace.wrapper(); " + call + "; });");
      case DEFER_LITERAL -> literal("()", captured, statement.body(), "");
      case DEFER_LITERAL_OF -> {
        String argument = newName("a");
        literal("(Integer " + argument + ")", argument, statement.body(), ", " + captured);
      }
      case DEFER_EMIT -> line("Go.defer(Trace::emit, " + captured + ");");
      case DEFER_ARGUMENT -> line("Go.defer(Trace::emit, Trace.number(" + call + "));");
      case DEFER_RECOVER -> line("Go.defer(Go::recover);");
      case DEFER_NIL -> line("Go.defer(null);");
      case DEFER_PANIC ->
          line(
              statement.kind() == Kind.INT
                  ? "Go.defer(() -> Go.panic(" + captured + "));"
                  : "Go.defer(Trace::panic, " + kind + ", " + captured + ");");
      case DEFER_EXIT -> line("Go.defer(Goexit::exit);");
      default -> throw new IllegalArgumentException(statement.toString());
    }
    line("}");
  }

  private void panic(Kind kind, String value, boolean isLast) {
    String given =
        switch (kind) {
          case INT -> value;
          case STRING -> "\"s\" + (" + value + ")";
          case OBJECT -> "Trace.newObject(" + value + ")";
          case NIL -> "null";
          default -> null;
        };
    if (given == null) {
      line("Trace.panic(Kind." + kind + ", " + value + ");");
      if (isLast) {
        line("throw new AssertionError();");
      }
    } else {
      line((isLast ? "throw " : "") + "Go.panic(" + given + ");");
    }
  }

  private static String ifRecovered(Scope scope) {
    return "if (" + scope.recovered() + " != null) ";
  }
}
