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
 * Random methods, woven, against two oracles: {@link RuleInterpreter}, written from the rule; and
 * the same program not woven, in which each handler throws the exit again by itself, as any Java
 * program may. The build runs the same ones each time; {@code -Dhandlers.seed} runs others, {@code
 * -Dhandlers.methods} more of them.
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
  private record Checked(Compiler compiler, String debug, boolean isExact) {
    Outcome expected(Statement.Block body, Script.Plan plan) {
      return Outcome.of(plan, () -> new RuleInterpreter(compiler).run(body));
    }
  }

  private int run(Checked how, RandomMethod method, List<String> failures) {
    Statement.Block body = method.body();
    Random random = new Random(body.hashCode());
    int runs = 0;
    for (int p = 0; p < PLANS; p++) {
      int planSeed = random.nextInt(1_000);
      List<String> events = how.expected(body, new Script.Plan(planSeed, Map.of())).log();
      if (events.isEmpty()) {
        continue;
      }
      Script.Plan plan = plan(planSeed, events, random);
      Outcome expected = how.expected(body, plan);
      if (expected.isRunaway()) {
        continue;
      }
      runs++;
      if (diverges(how, method, plan, expected)) {
        failures.add(failures.size() < MOST_SHRUNK ? describe(how, body, plan) : "and another");
        break;
      }
    }
    return runs;
  }

  private static boolean diverges(
      Checked how, RandomMethod method, Script.Plan plan, Outcome expected) {
    Outcome actual = Outcome.of(plan, () -> call(method.woven()));
    if (!plan.exits()) {
      return !actual.equals(expected)
          || !actual.equals(Outcome.of(plan, () -> call(method.original())));
    }
    if (how.compiler != Compiler.JAVAC) {
      actual = actual.withEachSuppressedOnce();
      expected = expected.withEachSuppressedOnce();
    }
    if (how.isExact ? !actual.equals(expected) : !actual.containsAllOf(expected)) {
      return true;
    }
    if (plan.exitsInClose()) {
      return false;
    }
    // What another throwable is suppressed on is no question to ask of it: its finally drops it.
    Outcome rethrown = Outcome.of(plan, () -> call(method.rethrowing())).withoutSuppressed();
    return how.isExact
        ? !actual.withoutSuppressed().equals(rethrown)
        : !actual.containsAllOf(rethrown);
  }

  private static String describe(Checked how, Statement.Block body, Script.Plan plan) {
    Statement.Block shrunk = Shrinker.shrink(body, smaller -> diverges(how, smaller, plan));
    RandomMethod method = compile(how, shrunk).get(0);
    return plan
        + "\nexpected  "
        + how.expected(shrunk, plan)
        + "\nrethrown  "
        + Outcome.of(plan, () -> call(method.rethrowing()))
        + "\nactual    "
        + Outcome.of(plan, () -> call(method.woven()))
        + "\n"
        + JavaSource.of("Shrunk", List.of(shrunk));
  }

  private static boolean diverges(Checked how, Statement.Block body, Script.Plan plan) {
    Outcome expected = how.expected(body, plan);
    return !expected.isRunaway()
        && compile(how, body).stream().anyMatch(method -> diverges(how, method, plan, expected));
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

    /** ECJ's code adds what the body threw again for each resource that is still to be closed. */
    Outcome withEachSuppressedOnce() {
      return new Outcome(result, suppressed.stream().distinct().toList(), locked, log);
    }

    Outcome withoutSuppressed() {
      return new Outcome(result, List.of(), locked, log);
    }

    boolean isRunaway() {
      return result.contains("Runaway");
    }

    /** Whether this run did what the other did, in its order, and perhaps more. */
    boolean containsAllOf(Outcome other) {
      return isInOrder(other.log, log)
          && isInOrder(other.suppressed, suppressed)
          && result.equals(other.result)
          && !locked;
    }

    private static boolean isInOrder(List<String> some, List<String> all) {
      int found = 0;
      for (String each : all) {
        if (found < some.size() && each.equals(some.get(found))) {
          found++;
        }
      }
      return found == some.size();
    }
  }
}
