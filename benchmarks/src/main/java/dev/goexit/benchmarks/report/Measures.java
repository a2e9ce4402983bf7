package dev.goexit.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Which number is held against which, and what it is to reach. */
final class Measures {
  private static final String AGENT = "agent";
  private static final String PROCESS = "process";
  private static final String VIRTUAL = "virtualGoroutines";

  private final Map<String, List<Measure>> sections = new LinkedHashMap<>();
  private List<Measure> section;
  private ToDoubleFunction<Result> score;

  private Measures() {}

  /** All of them, by the heading they stand under. */
  static Map<String, List<Measure>> all() {
    Measures measures = new Measures();
    measures.defers();
    measures.handlers();
    measures.exits();
    measures.panics();
    measures.traces();
    measures.starts();
    measures.concurrency();
    measures.agent();
    measures.memory();
    return measures.sections;
  }

  private void begin(String title) {
    section = new ArrayList<>();
    sections.put(title, section);
    score = Result::score;
  }

  /** As {@link #begin}, of what is measured in rounds, and so often that the least tells most. */
  private void beginRounds(String title) {
    begin(title);
    score = Result::least;
  }

  private void add(String what, Source ours, Source baseline, Source go, Reach reach) {
    section.add(new Measure(what, ours, baseline, go, reach, score));
  }

  private void defers() {
    beginRounds("Deferred calls, against try/finally (ns)");
    List<String> functions =
        List.of("one", "two", "eight", "oneRecovering", "twoRecovering", "eightRecovering");
    for (String history : List.of("returned", "unwound")) {
      for (String function : functions) {
        add(
            function + (history.equals("unwound") ? ", after panics and exits" : ""),
            Source.of(AGENT, "DeferBenchmark." + function, "history", history),
            Source.of(AGENT, "TryFinallyBenchmark." + function, "history", history),
            ofGo("Defer", "function", function),
            Reach.ratioAndGo(1.1, 1.0).andFree());
      }
    }
    beginRounds("Deferred calls in a loop, against a stack of closers (ns)");
    for (int times : List.of(10, 1000)) {
      add(
          "in a loop of " + times,
          Source.of(AGENT, "LoopBenchmark.deferInLoop", "times", times),
          Source.of(AGENT, "LoopByHandBenchmark.stackOfClosers", "times", times),
          ofGo("Loop", "times", times),
          Reach.go(1.0));
    }
  }

  private void handlers() {
    beginRounds("Guarded handlers, against no agent (ns)");
    guarded("HandlersBenchmark.catchNeverEntered", Reach.ratio(1.02));
    guarded("HandlersBenchmark.resourceNeverFailing", Reach.ratio(1.02));
    guarded("HandlersBenchmark.caughtInlined", Reach.nanos(5));
    guarded("HandlersBenchmark.caughtFromCall", Reach.nanos(5));
    guarded("JacksonBenchmark.read", Reach.ratio(1.02));
    guarded("JacksonBenchmark.write", Reach.ratio(1.02));
    guarded("H2Benchmark.transfer", Reach.ratio(1.02));
  }

  private void guarded(String name, Reach reach) {
    add(name, Source.of("guarded", name), Source.of("plain", name), null, reach);
  }

  private void exits() {
    beginRounds("Exits with the full trace, against a preallocated throw (ns)");
    for (int frames : List.of(0, 10, 100, 1000)) {
      Source thrown = Source.of(AGENT, "ThrowBenchmark.preallocated", "frames", frames);
      Source go = ofGo("Exit", "frames", frames);
      add(
          "to a boundary through " + frames + " frames",
          Source.of(AGENT, "ExitBenchmark.toBoundary", "frames", frames),
          thrown,
          go,
          Reach.NONE);
      add(
          "out of Go.run through " + frames + " frames",
          Source.of(AGENT, "ExitBenchmark.fromRun", "frames", frames),
          thrown,
          go,
          Reach.NONE);
      add(
          "with a defer in each of " + frames + " frames",
          Source.of(AGENT, "ExitBenchmark.deferInEachToBoundary", "frames", frames),
          Source.of(AGENT, "ThrowBenchmark.preallocatedFinallyInEach", "frames", frames),
          ofGo("ExitDeferInEach", "frames", frames),
          Reach.NONE);
    }
  }

  private void panics() {
    beginRounds("Panic and recover, against throw and catch (ns)");
    for (int frames : List.of(0, 10, 100)) {
      add(
          "through " + frames + " frames",
          Source.of(AGENT, "PanicBenchmark.panicAndRecover", "frames", frames),
          Source.of(AGENT, "ThrowBenchmark.newException", "frames", frames),
          ofGo("Panic", "frames", frames),
          Reach.ratio(1.15));
    }
  }

  private void traces() {
    beginRounds("Recording frames (ns)");
    for (String trace : List.of("full", "site", "none")) {
      for (int frames : List.of(0, 10, 100)) {
        exit(trace, frames, "exit", "toBoundary", "preallocated", "Exit");
        exit(
            trace,
            frames,
            "exit with a defer in each",
            "deferInEachToBoundary",
            "preallocatedFinallyInEach",
            "ExitDeferInEach");
        add(
            "panic, " + trace + " trace, " + frames + " frames",
            Source.of(groupOf(trace), "PanicBenchmark.panicAndRecover", "frames", frames),
            Source.of(AGENT, "ThrowBenchmark.newException", "frames", frames),
            ofGo("Panic", "frames", frames),
            trace.equals("full") ? Reach.ratio(1.15) : Reach.go(2.0));
      }
    }
  }

  /** The full trace is what the agent records without being asked. */
  private static String groupOf(String trace) {
    return trace.equals("full") ? AGENT : "trace-" + trace;
  }

  private void exit(
      String trace, int frames, String what, String ours, String thrown, String inGo) {
    Reach reach = frames == 0 ? Reach.nanos(20).andGo(1.0) : Reach.ratio(1.3);
    add(
        what + ", " + trace + " trace, " + frames + " frames",
        Source.of(groupOf(trace), "ExitBenchmark." + ours, "frames", frames),
        Source.of(AGENT, "ThrowBenchmark." + thrown, "frames", frames),
        ofGo(inGo, "frames", frames),
        trace.equals("full") ? Reach.NONE : reach);
  }

  private void starts() {
    begin(
        "Start and end of a goroutine, against ForkJoinPool; virtual against virtual threads (ns)");
    for (String processors : List.of("one", "all")) {
      for (String way : List.of("returnFromOutside", "returnFromInside")) {
        for (String pool : pools()) {
          start(processors, way, way, pool);
        }
      }
      for (String place : List.of("Outside", "Inside")) {
        for (String pool : List.of("goroutines", "goroutineExecutor", VIRTUAL)) {
          start(processors, "exitFrom" + place, "returnFrom" + place, pool);
        }
        untraced(processors, "exitFrom" + place);
      }
    }
  }

  private void start(String processors, String way, String baselineWay, String pool) {
    String group = groupOfStarts(processors);
    add(
        way + ", " + pool + onSoMany(processors),
        Source.of(group, "StartBenchmark." + way, "pool", pool),
        Source.of(group, "StartBenchmark." + baselineWay, "pool", baselineOf(pool, "forkJoinPool")),
        startInGo(way, processors),
        reachOfStart(way, pool));
  }

  /** As Go's: an exit there records no trace. */
  private void untraced(String processors, String way) {
    add(
        way + " without a trace, goroutines" + onSoMany(processors),
        Source.of(
            groupOfStarts(processors) + "-untraced", "StartBenchmark." + way, "pool", "goroutines"),
        null,
        startInGo(way, processors),
        Reach.go(0.5));
  }

  private static String groupOfStarts(String processors) {
    return processors.equals("one") ? "one" : AGENT;
  }

  private static String onSoMany(String processors) {
    return processors.equals("one") ? ", 1 processor" : ", all processors";
  }

  private static Source startInGo(String way, String processors) {
    return new Source(
        Results.GO,
        way.startsWith("exit") ? "StartExit" : "StartReturn",
        Map.of("processors", processors.equals("one") ? "1" : "all"));
  }

  private static Reach reachOfStart(String way, String pool) {
    if (pool.equals(VIRTUAL) && way.startsWith("return")) {
      return Reach.ratio(1.1);
    }
    if (pool.startsWith("goroutine")) {
      return way.startsWith("exit") ? Reach.go(0.5) : Reach.ratioAndGo(1.1, 0.5);
    }
    return Reach.NONE;
  }

  private static List<String> pools() {
    return List.of(
        "goroutines",
        "goroutineExecutor",
        "forkJoinPool",
        "threadPoolExecutor",
        VIRTUAL,
        "virtualThreads");
  }

  private void concurrency() {
    begin("Goroutines together, against ThreadPoolExecutor; virtual against virtual threads (ns)");
    concurrent("ping-pong", "PingPongBenchmark.rounds", Map.of(), "PingPong");
    concurrent("fan-out, fan-in", "FanBenchmark.fanOutFanIn", Map.of(), "Fan");
    for (int height : List.of(9, 14, 19)) {
      concurrent(
          "tree of " + ((2 << height) - 1),
          "TreeBenchmark.tree",
          Map.of("height", String.valueOf(height)),
          "Tree");
    }
  }

  private void concurrent(String what, String name, Map<String, String> parameters, String inGo) {
    for (String pool : pools()) {
      add(
          what + ", " + pool,
          new Source(AGENT, name, with(parameters, "pool", pool)),
          new Source(AGENT, name, with(parameters, "pool", baselineOf(pool, "threadPoolExecutor"))),
          new Source(Results.GO, inGo, with(parameters, "processors", "all")),
          pool.equals("goroutines")
              ? Reach.ratio(1.0)
              : pool.equals(VIRTUAL) ? Reach.ratio(1.1) : Reach.NONE);
    }
  }

  /** Goroutines on virtual threads are held against virtual threads. */
  private static String baselineOf(String pool, String byDefault) {
    return pool.equals(VIRTUAL) ? "virtualThreads" : byDefault;
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> result = new LinkedHashMap<>(map);
    result.put(key, value);
    return result;
  }

  private void agent() {
    begin("The start of hello world, against an empty agent (ms)");
    for (String agent : List.of("none", "goexit", "goexit guard=*")) {
      hello("hello world", "hello", agent, agent.equals("none") ? Reach.NONE : Reach.ratio(1.3));
    }
    for (String agent : List.of("none", "goexit")) {
      hello("hello world with a handler to guard", "hello, guarded", agent, Reach.NONE);
    }
    begin("Loading classes without work, after the start, against no agent (ms)");
    for (String agent : List.of("idle transformer", "goexit", "goexit guard=*")) {
      for (int classes : List.of(1_000, 3_000, 10_000)) {
        Map<String, String> count = Map.of("classes", String.valueOf(classes));
        add(
            classes + " classes, agent: " + agent,
            new Source(PROCESS, "loading", with(count, "agent", agent)),
            new Source(PROCESS, "loading", with(count, "agent", "none")),
            null,
            agent.equals("goexit") ? Reach.ratio(1.02) : Reach.NONE);
      }
    }
    begin("The start of a Spring Boot web application, against no agent (ms)");
    for (String agent : List.of("empty", "goexit", "goexit guard=*")) {
      boolean isOurs = agent.equals("goexit");
      spring("from the command to the end, agent: " + agent, "spring", agent, Reach.NONE);
      spring(
          "less the agent's own start, agent: " + agent,
          "spring, less the agent's start",
          agent,
          isOurs ? Reach.ratio(1.05) : Reach.NONE);
    }
    begin("Weaving with guard=*, one core (classes a second)");
    add("first pass", Source.of("weaving", "weaving, first pass"), null, null, Reach.score(5_000));
    add("warm", Source.of("weaving", "weaving, warm"), null, null, Reach.score(5_000));
  }

  private void hello(String what, String name, String agent, Reach reach) {
    add(
        what + ", agent: " + agent,
        Source.of(PROCESS, name, "agent", agent),
        Source.of(PROCESS, name, "agent", "empty"),
        null,
        reach);
  }

  private void spring(String what, String name, String agent, Reach reach) {
    add(
        what,
        Source.of(PROCESS, name, "agent", agent),
        Source.of(PROCESS, name, "agent", "none"),
        null,
        reach);
  }

  private void memory() {
    begin("Memory after the start, against an empty agent (KiB)");
    for (String of : List.of("resident", "heap", "outside the heap")) {
      for (String agent : List.of("none", "goexit")) {
        add(
            of + ", agent: " + agent,
            new Source(PROCESS, "memory after start", Map.of("of", of, "agent", agent)),
            new Source(PROCESS, "memory after start", Map.of("of", of, "agent", "empty")),
            null,
            agent.equals("goexit") && of.equals("resident") ? Reach.ratio(1.15) : Reach.NONE);
      }
    }
    begin("Memory of a goroutine (bytes)");
    ofGoroutine("waiting to run, heap", Reach.atMost(256));
    ofGoroutine("blocked, heap", Reach.atMost(1_536));
    ofGoroutine("blocked, resident with its thread", Reach.NONE);
    ofGoroutine("dead, its handle kept, heap", Reach.atMost(128));
    ofGoroutine("dead, forgotten, heap", Reach.atMost(1));
  }

  private void ofGoroutine(String that, Reach reach) {
    add(that, Source.of("memory", "goroutine", "that is", that), null, null, reach);
  }

  private static Source ofGo(String name, String parameter, Object value) {
    return new Source(
        Results.GO, name, Map.of(parameter, String.valueOf(value), "processors", "all"));
  }
}
