package dev.goexit.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Starts whole JVMs alternately without agent, with an empty one and with ours, so that what
 * disturbs the machine disturbs all of them; takes medians.
 */
public final class Processes {
  private static final List<Integer> CLASSES = List.of(1_000, 3_000, 10_000);

  /** Built by benchmarks/spring, outside this module. */
  private static final List<String> SPRING = List.of("dev.goexit.benchmarks.spring.WebApplication");

  private final Map<String, String> agents = new LinkedHashMap<>();

  /** Besides, one that is shown every class and changes none. */
  private final Map<String, String> shownAllClasses = new LinkedHashMap<>();

  private final List<Figure> figures = new ArrayList<>();
  private final Path programs;
  private final Path runtime;
  private final Path generated;

  private Processes(Path agent, Path runtime, Path work) throws IOException {
    this.runtime = runtime;
    Path empty = work.resolve("empty-agent.jar");
    programs = work.resolve("programs.jar");
    generated = work.resolve("generated.jar");
    Path idle = work.resolve("idle-transformer.jar");
    writeAgent(empty, EmptyAgent.class);
    writeAgent(idle, IdleTransformer.class);
    writeJar(
        programs,
        new Manifest(),
        Hello.class,
        HelloGuarded.class,
        ClassLoading.class,
        Resident.class);
    GeneratedClasses.write(generated, CLASSES.get(CLASSES.size() - 1));
    agents.put("none", null);
    agents.put("empty", empty.toString());
    agents.put("goexit", agent.toString());
    agents.put("goexit guard=*", agent + "=guard=*");
    shownAllClasses.putAll(agents);
    shownAllClasses.put("idle transformer", idle.toString());
  }

  /**
   * Measures all.
   *
   * @param args the agent's jar, the runtime's jar, a directory to work in, how often each JVM is
   *     started, the file for the figures, and the Spring Boot application's jars, if they are
   *     there
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of(args[2]));
    Processes processes = new Processes(Path.of(args[0]), Path.of(args[1]), work);
    int times = Integer.parseInt(args[3]);
    processes.start(times);
    List<Path> spring = Stream.of(args).skip(5).map(Path::of).toList();
    if (!spring.isEmpty()) {
      processes.spring(times, spring);
    }
    for (int classes : CLASSES) {
      processes.load(classes, times);
    }
    processes.resident(Math.max(3, times / 4));
    Figure.write(Path.of(args[4]), processes.figures);
  }

  /**
   * Hello world, from the command to the end of the process; without a handler that would be work
   * for the agent, and with one.
   */
  private void start(int times) throws IOException, InterruptedException {
    List<Path> classPath = List.of(programs, runtime);
    alternate(times, classPath, Hello.class)
        .forEach((agent, ofAgent) -> started("hello", agent, millis(ofAgent)));
    alternate(times, classPath, HelloGuarded.class, "no number")
        .forEach((agent, ofAgent) -> started("hello, guarded", agent, millis(ofAgent)));
  }

  /** A web application; also less than what hello world takes longer with the agent. */
  private void spring(int times, List<Path> jars) throws IOException, InterruptedException {
    List<Path> classPath = new ArrayList<>(jars);
    classPath.add(runtime);
    alternate(agents, times, classPath, SPRING)
        .forEach(
            (agent, ofAgent) -> {
              double ownStart = helloWith(agent) - helloWith("none");
              started("spring", agent, millis(ofAgent));
              started(
                  "spring, less the agent's start",
                  agent,
                  millis(ofAgent).stream().map(millis -> millis - ownStart).toList());
            });
  }

  private double helloWith(String agent) {
    return figures.stream()
        .filter(figure -> figure.name().equals("hello"))
        .filter(figure -> figure.parameters().containsValue(agent))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private void started(String what, String agent, List<Double> millis) {
    figures.add(Figure.of(what, Map.of("agent", agent), "ms", millis));
  }

  private static List<Double> millis(List<Jvm.Run> runs) {
    return runs.stream().map(Jvm.Run::millis).toList();
  }

  /** Classes without work, from before the first to after the last. */
  private void load(int classes, int times) throws IOException, InterruptedException {
    String count = String.valueOf(classes);
    List<Path> classPath = List.of(programs, generated, runtime);
    List<String> command = List.of(ClassLoading.class.getName(), count);
    alternate(shownAllClasses, times, classPath, command)
        .forEach(
            (agent, ofAgent) ->
                figures.add(
                    Figure.of(
                        "loading",
                        Map.of("agent", agent, "classes", count),
                        "ms",
                        ofAgent.stream()
                            .map(run -> Double.parseDouble(run.output()) / 1e6)
                            .toList())));
  }

  private void resident(int times) throws IOException, InterruptedException {
    Map<String, List<Jvm.Run>> runs = alternate(times, List.of(programs, runtime), Resident.class);
    List<String> kinds = List.of("resident", "heap", "outside the heap");
    for (int i = 0; i < kinds.size(); i++) {
      int column = i;
      runs.forEach(
          (agent, ofAgent) ->
              figures.add(
                  Figure.of(
                      "memory after start",
                      Map.of("agent", agent, "of", kinds.get(column)),
                      "KiB",
                      ofAgent.stream().map(run -> kibibytes(run.output(), column)).toList())));
    }
  }

  private static double kibibytes(String output, int column) {
    return Double.parseDouble(output.split(" ")[column]) / 1024;
  }

  private Map<String, List<Jvm.Run>> alternate(
      int times, List<Path> classPath, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(main.getName()));
    command.addAll(List.of(arguments));
    return alternate(agents, times, classPath, command);
  }

  private static Map<String, List<Jvm.Run>> alternate(
      Map<String, String> agents, int times, List<Path> classPath, List<String> command)
      throws IOException, InterruptedException {
    Map<String, List<Jvm.Run>> runs = new LinkedHashMap<>();
    for (int i = -1; i < times; i++) {
      for (Map.Entry<String, String> agent : agents.entrySet()) {
        Jvm.Run run = new Jvm(agent.getValue(), classPath, command).run();
        if (i >= 0) { // The first round only brings the files into memory.
          runs.computeIfAbsent(agent.getKey(), name -> new ArrayList<>()).add(run);
        }
      }
    }
    return runs;
  }

  private static void writeAgent(Path jar, Class<?> agent) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    writeJar(jar, manifest, agent);
  }

  private static void writeJar(Path jar, Manifest manifest, Class<?>... classes)
      throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : classes) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream classFile = type.getClassLoader().getResourceAsStream(name)) {
          classFile.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }
}
