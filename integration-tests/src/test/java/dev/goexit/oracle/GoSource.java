package dev.goexit.oracle;

import java.util.List;

/** Writes programs as a Go command that prints their traces. */
final class GoSource extends Source {
  private final int number;

  private GoSource(int number) {
    this.number = number;
  }

  /** A file of package main, with the functions of one program. */
  static String of(Program program, int number) {
    GoSource source = new GoSource(number);
    source.line("package main");
    source.line("import \"runtime\"");
    source.line("import \"oracle/trace\"");
    source.line("var _ = runtime.Goexit");
    source.line("var _ = trace.Emit");
    source.line("// " + program);
    for (int i = 0; i < program.functions().size(); i++) {
      source.function(i, program.functions().get(i));
    }
    return source.text();
  }

  /** The file with main. */
  static String main(int programs) {
    StringBuilder text =
        new StringBuilder("package main\nimport (\"fmt\"; \"oracle/trace\")\nfunc main() {\n");
    for (int i = 0; i < programs; i++) {
      text.append("fmt.Println(trace.Run(func() { p" + i + "f0(0) }))\n");
    }
    return text.append("}\n").toString();
  }

  private void function(int function, List<Statement> body) {
    String result = usesResult(body, false) ? "(result int)" : "int";
    line("func " + name(function) + "(a int) " + result + " {");
    line("if trace.IsTired() { return 0 }");
    line("var r any; _ = r");
    body(body, new Scope("a", "r", null, ResultType.INT));
    line("return 0");
    line("}");
  }

  private String name(int function) {
    return "p" + number + "f" + function;
  }

  private static boolean usesResult(List<Statement> block, boolean isInLiteral) {
    return block.stream()
        .anyMatch(
            statement ->
                switch (statement.opcode()) {
                  case SET_RESULT, GET_RESULT -> isInLiteral;
                  default ->
                      usesResult(statement.body(), isInLiteral || statement.opcode().isLiteral())
                          || usesResult(statement.otherwise(), isInLiteral);
                });
  }

  private void literal(String parameter, String argument, List<Statement> body, String given) {
    String recovered = newName("r");
    line("defer func(" + parameter + ") {");
    line("var " + recovered + " any; _ = " + recovered);
    body(body, new Scope(argument, recovered, null, null));
    line("}(" + given + ")");
  }

  @Override
  void statement(Statement statement, Scope scope, boolean isLast) {
    String value = statement.value() == null ? "" : value(statement.value(), scope);
    String kind = statement.kind() == null ? "" : "'" + statement.kind().letter + "'";
    String call = name(statement.function()) + "(" + value + ")";
    switch (statement.opcode()) {
      case EMIT -> line("trace.Emit(" + value + ")");
      case CALL -> line("trace.Called(" + call + ")");
      case RETURN_CALL ->
          line(
              "if trace.IsSo() { "
                  + (scope.result() == null ? call + "; return" : "return " + call)
                  + " }");
      case TRY -> line("trace.Try(func() { trace.Called(" + call + ") })");
      case FINALLY ->
          line("func() { defer trace.Emit(" + value + "); trace.Called(" + call + ") }()");
      case RECOVER -> line(scope.recovered() + " = trace.Recovered(recover())");
      case RECOVER_BY_HELPER -> line("trace.RecoveredByHelper(trace.Help())");
      case RECOVER_TYPED -> line("trace.RecoveredTyped(recover(), " + kind + ")");
      case PANIC_AGAIN -> line(ifRecovered(scope) + "{ panic(" + scope.recovered() + ") }");
      case PANIC_OTHER -> line(ifRecovered(scope) + "{ trace.Panic('s', " + value + ") }");
      case PANIC -> line(panic(statement.kind(), value));
      case FAIL -> line("trace.Fail(" + kind + ")");
      case EXIT -> line("runtime.Goexit()");
      case RETURN ->
          line("if trace.IsSo() { return " + (scope.result() == null ? "" : value) + " }");
      case SET_RESULT -> line("result = " + value);
      case GET_RESULT -> line("trace.Got(result)");
      case LOOP -> {
        String index = newName("i");
        line("for " + index + " := 0; " + index + " < " + value + "; " + index + "++ {");
        block(statement.body(), scope.inLoop(index));
        line("}");
      }
      case BREAK -> line("if trace.IsSo() { break }");
      case IF -> {
        line("if (" + value + ")&1 == 1 {");
        block(statement.body(), scope);
        line("} else {");
        block(statement.otherwise(), scope);
        line("}");
      }
      default -> withCapture(statement, value, kind, call);
    }
  }

  /** The value gets a name, as it has in Java, where a lambda stands in the way. */
  private void withCapture(Statement statement, String value, String kind, String call) {
    String captured = newName("c");
    if (!value.isEmpty()) {
      line(captured + " := " + value + "; _ = " + captured);
    }
    String callCaptured = name(statement.function()) + "(" + captured + ")";
    switch (statement.opcode()) {
      case GO, RUN -> line("trace.Go(func() { " + callCaptured + " })");
      case DEFER_CALL, DEFER_REFERENCE -> line("defer " + call);
      case DEFER_WRAPPED -> line("defer func() { trace.Wrapper(); " + callCaptured + " }()");
      case DEFER_LITERAL -> literal("", captured, statement.body(), "");
      case DEFER_LITERAL_OF -> {
        String argument = newName("a");
        literal(argument + " int", argument, statement.body(), value);
      }
      case DEFER_EMIT -> line("defer trace.Emit(" + value + ")");
      case DEFER_ARGUMENT -> line("defer trace.Emit(" + call + ")");
      case DEFER_RECOVER -> line("defer recover()");
      case DEFER_NIL -> {
        String none = newName("n");
        line("var " + none + " func(); defer " + none + "()");
      }
      case DEFER_PANIC -> line("defer " + deferredPanic(statement.kind(), value, kind));
      case DEFER_EXIT -> line("defer runtime.Goexit()");
      default -> throw new IllegalArgumentException(statement.toString());
    }
  }

  private static String panic(Kind kind, String value) {
    return switch (kind) {
      case INT -> "panic(" + value + ")";
      case OBJECT -> "panic(trace.NewObject(" + value + "))";
      case NIL -> "panic(nil)";
      case CONSTANT -> "panic(trace.Constant)";
      default -> "trace.Panic('" + kind.letter + "', " + value + ")";
    };
  }

  private static String deferredPanic(Kind kind, String value, String letter) {
    return kind == Kind.INT ? "panic(" + value + ")" : "trace.Panic(" + letter + ", " + value + ")";
  }

  private static String ifRecovered(Scope scope) {
    return "if " + scope.recovered() + " != nil ";
  }
}
