package dev.goexit.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * A function as the interpreters run it: in one activation, so without nested blocks. Literals are
 * functions too, numbered after the program's own.
 *
 * @param isLiteral whether it has no name: it is then always a deferred function, and costs no fuel
 */
public record FlatFunction(List<Instruction> code, boolean isLiteral) {

  /** How deep loops may nest. */
  public static final int MAX_LOOPS = 4;

  /**
   * One step.
   *
   * @param function what it calls or defers; the literal's number for a literal
   * @param level how many loops of this function it stands in
   * @param target where to go on: after the loop, at {@code else}, at the next pass
   */
  public record Instruction(
      Opcode opcode, int function, Expression value, Kind kind, int level, int target) {

    Instruction withTarget(int other) {
      return new Instruction(opcode, function, value, kind, level, other);
    }
  }

  /** All functions of a program. */
  public static List<FlatFunction> of(Program program) {
    List<FlatFunction> functions = new ArrayList<>();
    for (int i = 0; i < program.functions().size(); i++) {
      functions.add(null);
    }
    for (int i = 0; i < program.functions().size(); i++) {
      List<Instruction> code = new Flattening(functions).function(program.functions().get(i));
      functions.set(i, new FlatFunction(code, false));
    }
    return functions;
  }

  private static final class Flattening {
    private final List<FlatFunction> functions;
    private final List<Instruction> code = new ArrayList<>();
    private int level;
    private List<Integer> breaks = new ArrayList<>();

    Flattening(List<FlatFunction> functions) {
      this.functions = functions;
    }

    List<Instruction> function(List<Statement> body) {
      block(body);
      return List.copyOf(code);
    }

    private void block(List<Statement> block) {
      block.forEach(this::statement);
    }

    private void statement(Statement statement) {
      switch (statement.opcode()) {
        case LOOP -> loop(statement);
        case IF -> branch(statement);
        case BREAK -> breaks.add(add(statement, 0));
        case DEFER_LITERAL, DEFER_LITERAL_OF -> add(statement, literal(statement.body()));
        default -> add(statement, statement.function());
      }
    }

    private int literal(List<Statement> body) {
      int number = functions.size();
      functions.add(null);
      List<Instruction> ofLiteral = new Flattening(functions).function(body);
      functions.set(number, new FlatFunction(ofLiteral, true));
      return number;
    }

    private void loop(Statement statement) {
      List<Integer> outerBreaks = breaks;
      breaks = new ArrayList<>();
      int start = add(statement, 0);
      level++;
      block(statement.body());
      level--;
      code.add(new Instruction(Opcode.END_LOOP, 0, statement.value(), null, level, start + 1));
      breaks.add(start);
      breaks.forEach(this::comeHere);
      breaks = outerBreaks;
    }

    private void branch(Statement statement) {
      int test = add(statement, 0);
      block(statement.body());
      if (statement.otherwise().isEmpty()) {
        comeHere(test);
        return;
      }
      int jump = add(Statement.of(Opcode.JUMP), 0);
      comeHere(test);
      block(statement.otherwise());
      comeHere(jump);
    }

    private int add(Statement statement, int function) {
      code.add(
          new Instruction(
              statement.opcode(), function, statement.value(), statement.kind(), level, 0));
      return code.size() - 1;
    }

    private void comeHere(int instruction) {
      code.set(instruction, code.get(instruction).withTarget(code.size()));
    }
  }
}
