package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random methods, woven, against {@link RuleInterpreter}. The build runs the same ones each time;
 * {@code -Dhandlers.seed} runs others, {@code -Dhandlers.methods} more of them.
 */
class RandomProgramTest {
  private static final int METHODS_PER_SOURCE = 25;
  private static final int PLANS = 40;

  /** Of many divergences the first tell enough. */
  private static final int MOST_SHRUNK = 3;

  private static final long SEED = 5202252225720L;

  private final long seed = Long.getLong("handlers.seed", SEED);

  private static int methods(Compiler compiler) {
    return Integer.getInteger("handlers.methods", compiler == Compiler.JAVAC ? 300 : 100);
  }

  /** The exit survives, every handler runs as for any error, and code after it never does. */
  @ParameterizedTest
  @EnumSource(names = {"JAVAC", "ECJ_PRESERVING"})
  void woven_methods_follow_the_rule_to_the_letter_with_variable_tables(Compiler compiler)
      throws Exception {
    check(compiler, "-g", true);
  }

  /** Without variable tables more may run in the handler's own method, but nothing is skipped. */
  @ParameterizedTest
  @EnumSource
  void woven_methods_lose_no_exit_and_skip_no_handler_without_variable_tables(Compiler compiler)
      throws Exception {
    check(compiler, "-g:none", false);
  }

  /** ECJ's tables leave out a caught variable that is not read: then nobody knows its scope. */
  @Test
  void woven_methods_lose_no_exit_and_skip_no_handler_with_tables_that_lack_variables()
      throws Exception {
    check(Compiler.ECJ, "-g", false);
  }

  private void check(Compiler compiler, String debug, boolean exact) throws Exception {
    System.out.println("handlers.seed=" + seed + " " + compiler + " " + debug);
    List<String> failures = new ArrayList<>();
    int methods = methods(compiler);
    int runs = 0;
    int compiled = 0;
    for (int c = 0; c * METHODS_PER_SOURCE < methods; c++) {
      List<Statement.Block> bodies = RandomMethod.bodies(seed + c, METHODS_PER_SOURCE);
      for (RandomMethod method : RandomMethod.compile(compiler, debug, bodies)) {
        runs += run(new Checked(compiler, debug, exact), method, failures);
        compiled++;
      }
    }
    System.out.println(compiled + " methods, " + runs + " runs");
    assertTrue(compiled > methods * 9 / 10, "the compiler failed too often: " + compiled);
    assertEquals(List.of(), failures, () -> failures.size() + " divergences");
  }

  /** How a method is compiled, and whether nothing but what the rule says may run. */
  private record Checked(Compiler compiler, String debug, boolean isExact) {}

  private int run(Checked how, RandomMethod method, List<String> failures) {
    Statement.Block body = method.body();
    Random random = new Random(body.hashCode());
    int runs = 0;
    for (int p = 0; p < PLANS; p++) {
      int planSeed = random.nextInt(1_000);
      Script.Plan quiet = new Script.Plan(planSeed, Map.of());
      List<String> events = Outcome.of(quiet, () -> new RuleInterpreter().run(body)).log();
      if (events.isEmpty()) {
        continue;
      }
      Script.Plan plan = plan(planSeed, events, random);
      if (Outcome.of(plan, () -> new RuleInterpreter().run(body)).isRunaway()) {
        continue;
      }
      runs++;
      if (diverges(how, method, plan)) {
        failures.add(failures.size() < MOST_SHRUNK ? describe(how, body, plan) : "and another");
        break;
      }
    }
    return runs;
  }

  private static boolean diverges(Checked how, RandomMethod method, Script.Plan plan) {
    Statement.Block body = method.body();
    Outcome expected = Outcome.of(plan, () -> new RuleInterpreter().run(body));
    Outcome actual = Outcome.of(plan, () -> call(method.woven()));
    if (!plan.throwing().containsValue(Script.Kind.EXIT)) {
      return !actual.equals(expected)
          || !actual.equals(Outcome.of(plan, () -> call(method.original())));
    }
    if (how.compiler != Compiler.JAVAC) {
      expected = expected.withoutSuppressed();
      actual = actual.withoutSuppressed();
    }
    return how.isExact ? !actual.equals(expected) : !actual.containsAllOf(expected);
  }

  private static String describe(Checked how, Statement.Block body, Script.Plan plan) {
    Statement.Block shrunk = Shrinker.shrink(body, smaller -> diverges(how, smaller, plan));
    Outcome expected = Outcome.of(plan, () -> new RuleInterpreter().run(shrunk));
    RandomMethod method = compile(how, shrunk).get(0);
    Outcome actual = Outcome.of(plan, () -> call(method.woven()));
    return plan
        + "\nexpected "
        + expected
        + "\nactual   "
        + actual
        + "\n"
        + JavaSource.of("Shrunk", List.of(shrunk));
  }

  private static boolean diverges(Checked how, Statement.Block body, Script.Plan plan) {
    return !Outcome.of(plan, () -> new RuleInterpreter().run(body)).isRunaway()
        && compile(how, body).stream().anyMatch(method -> diverges(how, method, plan));
  }

  private static List<RandomMethod> compile(Checked how, Statement.Block body) {
    try {
      return RandomMethod.compile(how.compiler, how.debug, List.of(body));
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static int call(Class<?> generated) throws Throwable {
    try {
      return (int) generated.getMethod(JavaSource.METHOD).invoke(null);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw e.getCause();
    }
  }

  // Events are drawn from a run without throws and from those that the first throw leads to.
  private static Script.Plan plan(int seed, List<String> quiet, Random random) {
    Map<String, Script.Kind> throwing = new HashMap<>();
    Script.Kind[] kinds = Script.Kind.values();
    int throwsLeft = 1 + random.nextInt(3);
    String first = quiet.get(random.nextInt(quiet.size()));
    throwing.put(first + "#" + (1 + random.nextInt(2)), kinds[random.nextInt(kinds.length)]);
    for (int i = 1; i < throwsLeft; i++) {
      int id = 1 + random.nextInt(60);
      String name = List.of("e", "c", "t", "v", "o").get(random.nextInt(5)) + id;
      throwing.put(
          random.nextBoolean() ? quiet.get(random.nextInt(quiet.size())) + "#2" : name + "#1",
          kinds[random.nextInt(kinds.length)]);
    }
    return new Script.Plan(seed, throwing);
  }

  interface Body {
    int run() throws Throwable;
  }

  record Outcome(String result, List<String> suppressed, boolean locked, List<String> log) {
    static Outcome of(Script.Plan plan, Body body) {
      Script.start(plan);
      String result;
      List<String> suppressed = List.of();
      try {
        result = "returned " + body.run();
      } catch (Throwable e) {
        result = e.toString();
        suppressed = Arrays.stream(e.getSuppressed()).map(Throwable::toString).toList();
      }
      return new Outcome(result, suppressed, Script.holdsLock(), Script.log());
    }

    /**
     * With an exit in close while an exception is in flight, ECJ's code leaves that exception
     * suppressed on the exit, where javac's drops it. A known difference.
     */
    Outcome withoutSuppressed() {
      return new Outcome(result, List.of(), locked, log);
    }

    boolean isRunaway() {
      return result.contains("Runaway");
    }

    /** Whether this run did what the other did, in its order, and perhaps more. */
    boolean containsAllOf(Outcome other) {
      int found = 0;
      for (String event : log) {
        if (found < other.log.size() && event.equals(other.log.get(found))) {
          found++;
        }
      }
      return found == other.log.size() && result.equals(other.result) && !locked;
    }
  }
}
