package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random methods, woven, against {@link RuleInterpreter}. The build runs the same ones each time;
 * {@code -Dhandlers.seed} runs others, {@code -Dhandlers.methods} more of them.
 */
class RandomProgramTest {
  private static final int METHODS_PER_CLASS = 25;
  private static final int PLANS = 40;

  private static final long SEED = 5202252225720L;

  private final long seed = Long.getLong("handlers.seed", SEED);
  private final int methods = Integer.getInteger("handlers.methods", 300);

  /** The exit survives, every handler runs as for any error, and code after it never does. */
  @Test
  void woven_methods_follow_the_rule_to_the_letter_with_variable_tables() throws Exception {
    check("-g", true);
  }

  /** Without variable tables more may run in the handler's own method, but nothing is skipped. */
  @Test
  void woven_methods_lose_no_exit_and_skip_no_handler_without_variable_tables() throws Exception {
    check("-g:none", false);
  }

  private void check(String debug, boolean exact) throws Exception {
    System.out.println("handlers.seed=" + seed + " " + debug);
    List<String> failures = new ArrayList<>();
    InMemoryCompiler compiler = new InMemoryCompiler();
    int runs = 0;
    for (int c = 0; c * METHODS_PER_CLASS < methods; c++) {
      ProgramGenerator generator = new ProgramGenerator(seed + c);
      List<Statement.Block> bodies = new ArrayList<>();
      for (int i = 0; i < METHODS_PER_CLASS; i++) {
        bodies.add(generator.method());
      }
      String source = JavaSource.of("Generated", bodies);
      Map<String, byte[]> plain = compiler.compile("Generated", source, options(debug));
      Class<?> woven = Weaving.load(Weaving.guardAll(plain)).loadClass("Generated");
      Class<?> original = Weaving.load(plain).loadClass("Generated");
      for (int i = 0; i < METHODS_PER_CLASS; i++) {
        runs += run(bodies.get(i), original, woven, "m" + i, exact, failures);
      }
    }
    assertTrue(runs > 0);
    assertEquals(List.of(), failures, () -> failures.size() + " divergences");
  }

  // Java 17: from 22 on an unnamed variable cannot be told from the one of an empty catch clause.
  static List<String> options(String debug) {
    return List.of(debug, "-nowarn", "-proc:none", "--release", "17");
  }

  private int run(
      Statement.Block body,
      Class<?> original,
      Class<?> woven,
      String method,
      boolean exact,
      List<String> failures)
      throws Exception {
    Random random = new Random(seed + method.hashCode());
    int runs = 0;
    for (int p = 0; p < PLANS; p++) {
      int planSeed = random.nextInt(1_000);
      Script.Plan quiet = new Script.Plan(planSeed, Map.of());
      List<String> events = Outcome.of(quiet, () -> new RuleInterpreter().run(body)).log();
      if (events.isEmpty()) {
        continue;
      }
      Script.Plan plan = plan(planSeed, events, random);
      Outcome expected = Outcome.of(plan, () -> new RuleInterpreter().run(body));
      if (expected.result().contains("Runaway")) {
        continue;
      }
      runs++;
      Outcome actual = Outcome.of(plan, () -> call(woven, method));
      boolean ordinary = !plan.throwing().containsValue(Script.Kind.EXIT);
      boolean right = exact || ordinary ? actual.equals(expected) : actual.containsAllOf(expected);
      if (ordinary) {
        right &= Outcome.of(plan, () -> call(original, method)).equals(actual);
      }
      if (!right) {
        failures.add(describe(body, plan, expected, actual));
        break;
      }
    }
    return runs;
  }

  private static String describe(
      Statement.Block body, Script.Plan plan, Outcome expected, Outcome actual) {
    return plan
        + "\nexpected "
        + expected
        + "\nactual   "
        + actual
        + "\n"
        + JavaSource.of("Shrunk", List.of(body));
  }

  static int call(Class<?> generated, String method) throws Throwable {
    try {
      return (int) generated.getMethod(method).invoke(null);
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
