package dev.goexit.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes random programs. The same seed gives the same programs, on every JDK.
 *
 * <p>Each program takes a random part of the statements only (swarm testing): with all of them in
 * each, long runs of one kind, such as panic after panic, would hardly occur.
 */
final class Generator {
  private static final int MAX_FUNCTIONS = 4;
  private static final int MAX_DEPTH = 3;

  /** How often a statement occurs, against the others. */
  private static final Map<Opcode, Integer> WEIGHTS = new EnumMap<>(Opcode.class);

  static {
    WEIGHTS.put(Opcode.EMIT, 5);
    WEIGHTS.put(Opcode.CALL, 14);
    WEIGHTS.put(Opcode.RETURN_CALL, 2);
    WEIGHTS.put(Opcode.RECOVER, 14);
    WEIGHTS.put(Opcode.RECOVER_BY_HELPER, 2);
    WEIGHTS.put(Opcode.PANIC_AGAIN, 3);
    WEIGHTS.put(Opcode.PANIC_OTHER, 3);
    WEIGHTS.put(Opcode.PANIC, 11);
    WEIGHTS.put(Opcode.FAIL, 2);
    WEIGHTS.put(Opcode.EXIT, 6);
    WEIGHTS.put(Opcode.RETURN, 3);
    WEIGHTS.put(Opcode.SET_RESULT, 6);
    WEIGHTS.put(Opcode.GET_RESULT, 3);
    WEIGHTS.put(Opcode.TRY, 4);
    WEIGHTS.put(Opcode.FINALLY, 2);
    WEIGHTS.put(Opcode.GO, 2);
    WEIGHTS.put(Opcode.RUN, 2);
    WEIGHTS.put(Opcode.LOOP, 5);
    WEIGHTS.put(Opcode.BREAK, 3);
    WEIGHTS.put(Opcode.IF, 5);
    WEIGHTS.put(Opcode.DEFER_CALL, 9);
    WEIGHTS.put(Opcode.DEFER_REFERENCE, 6);
    WEIGHTS.put(Opcode.DEFER_WRAPPED, 3);
    WEIGHTS.put(Opcode.DEFER_LITERAL, 16);
    WEIGHTS.put(Opcode.DEFER_LITERAL_OF, 7);
    WEIGHTS.put(Opcode.DEFER_EMIT, 5);
    WEIGHTS.put(Opcode.DEFER_ARGUMENT, 3);
    WEIGHTS.put(Opcode.DEFER_RECOVER, 3);
    WEIGHTS.put(Opcode.DEFER_NIL, 2);
    WEIGHTS.put(Opcode.DEFER_PANIC, 3);
    WEIGHTS.put(Opcode.DEFER_EXIT, 2);
  }

  private static final List<Kind> VALUES =
      List.of(
          Kind.INT,
          Kind.STRING,
          Kind.OBJECT,
          Kind.ERROR,
          Kind.CONSTANT,
          Kind.CONSTANT,
          Kind.INT,
          Kind.NIL);
  private static final List<Kind> FAILURES =
      List.of(Kind.NIL_DEREFERENCE, Kind.DIVISION, Kind.INDEX);
  private static final List<Kind> TYPES = List.of(Kind.INT, Kind.STRING, Kind.OBJECT, Kind.ERROR);

  private final SplittableRandom random;
  private List<Opcode> choice = List.of();
  private int functions;
  private int emitted;

  Generator(long seed) {
    random = new SplittableRandom(seed);
  }

  Program next() {
    choice = choose();
    emitted = 0;
    functions = 1 + random.nextInt(MAX_FUNCTIONS);
    List<List<Statement>> bodies = new ArrayList<>();
    for (int i = 0; i < functions; i++) {
      bodies.add(function(new Place(i, 0, false, 0)));
    }
    return new Program(bodies);
  }

  /** Each opcode as often as its weight says. */
  private List<Opcode> choose() {
    double share = 0.5 + random.nextDouble() / 2;
    List<Opcode> chosen = new ArrayList<>();
    WEIGHTS.forEach(
        (opcode, weight) -> {
          if (random.nextDouble() < share) {
            for (int i = 0; i < weight; i++) {
              chosen.add(opcode);
            }
          }
        });
    return chosen.isEmpty() ? List.of(Opcode.EMIT) : chosen;
  }

  /**
   * Where a statement stands.
   *
   * @param function the number of the function
   * @param literals how many literals are around it
   * @param depth how many blocks are
   */
  private record Place(int function, int literals, boolean isInLoop, int depth) {
    Place inLiteral() {
      return new Place(function, literals + 1, false, depth + 1);
    }

    Place inBlock(boolean isLoop) {
      return new Place(function, literals, isInLoop || isLoop, depth + 1);
    }
  }

  private List<Statement> function(Place place) {
    List<Statement> body = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      body.add(recovering(place));
    }
    body.addAll(block(place, place.literals == 0 ? 5 : 3));
    Statement typed = Statement.of(Opcode.RECOVER_TYPED, null, any(TYPES));
    List<Statement> endingTyped = new ArrayList<>(body);
    endingTyped.add(typed);
    boolean endsTyped = random.nextInt(8) == 0 && Validity.isValid(endingTyped, MAX_FUNCTIONS);
    return endsTyped ? endingTyped : body;
  }

  /** What chance alone makes too seldom: a function that recovers. */
  private Statement recovering(Place place) {
    List<Statement> body = new ArrayList<>(List.of(Statement.of(Opcode.RECOVER)));
    body.addAll(block(place.inLiteral(), 2));
    return Statement.of(Opcode.DEFER_LITERAL, value(place), body);
  }

  private List<Statement> block(Place place, int most) {
    List<Statement> statements = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    while (statements.size() < count) {
      Opcode opcode = choice.get(random.nextInt(choice.size()));
      if (isPossible(opcode, place)) {
        statements.add(statement(opcode, place));
      } else {
        count--;
      }
    }
    return statements;
  }

  private static boolean isPossible(Opcode opcode, Place place) {
    return switch (opcode) {
      case SET_RESULT, GET_RESULT -> place.literals == 1;
      case BREAK -> place.isInLoop;
      case LOOP, IF, DEFER_LITERAL, DEFER_LITERAL_OF -> place.depth < MAX_DEPTH;
      default -> true;
    };
  }

  private Statement statement(Opcode opcode, Place place) {
    return switch (opcode.takes) {
      case NOTHING -> Statement.of(opcode);
      case VALUE -> Statement.of(opcode, value(place));
      case KIND -> Statement.of(opcode, null, any(FAILURES));
      case VALUE_AND_KIND -> Statement.of(opcode, value(place), any(VALUES));
      case FUNCTION -> Statement.of(opcode, callee(place), value(place));
      case BODY -> withBody(opcode, place);
    };
  }

  private Statement withBody(Opcode opcode, Place place) {
    if (opcode.isLiteral()) {
      return Statement.of(opcode, value(place), function(place.inLiteral()));
    }
    boolean isLoop = opcode == Opcode.LOOP;
    Expression value =
        isLoop ? Expression.constant(1 + random.nextInt(3)) : condition(place.isInLoop);
    Statement statement = Statement.of(opcode, value, block(place.inBlock(isLoop), 2));
    return isLoop || random.nextBoolean()
        ? statement
        : statement.withOtherwise(block(place.inBlock(false), 2));
  }

  private Expression condition(boolean isInLoop) {
    Expression.Base base = isInLoop ? Expression.Base.INDEX : Expression.Base.ARGUMENT;
    return new Expression(base, random.nextInt(2));
  }

  /** Distinct ones, so that a trace tells which statement ran. */
  private Expression value(Place place) {
    emitted += 10;
    int choice = random.nextInt(4);
    if (choice == 0 && place.isInLoop) {
      return new Expression(Expression.Base.INDEX, emitted);
    }
    return choice == 1
        ? new Expression(Expression.Base.ARGUMENT, emitted)
        : Expression.constant(emitted + random.nextInt(2));
  }

  /** Mostly one further down: recursion ends only when the fuel does. */
  private int callee(Place place) {
    int below = functions - place.function - 1;
    return below == 0 || random.nextInt(16) == 0
        ? random.nextInt(functions)
        : place.function + 1 + random.nextInt(below);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
