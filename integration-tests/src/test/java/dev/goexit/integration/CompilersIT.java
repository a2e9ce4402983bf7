package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * A matrix of hostile frames: shapes × compilers × debug tables × JDKs. "Everywhere the exit
 * survives and each clean-up runs once, in order; code after never ran where the table gives the
 * scope, the other cells list what ran, pinned." What is expected stands in the sources of
 * src/test/compilers, beside each shape.
 */
class CompilersIT {
  private static final int LAST_WITHOUT_UNNAMED = 21;

  // Scala 3's own library uses sun.misc.Unsafe, and from 24 on the JVM says so.
  private static final int WARNS_OF_UNSAFE = 24;
  private static final String[] NOTHING = {};
  private static final String[] ALLOWED_UNSAFE = {"--sun-misc-unsafe-memory-access=allow"};

  private static final String ALL_OF_JAVA = "51 shapes, 0 wrong\n";

  @TempDir Path directory;

  /** One compiler, called in one way. */
  private record Cell(
      String language, boolean hasTables, String main, String expected, Compilation compilation) {
    String name() {
      return language + (hasTables ? ", with tables" : ", without tables");
    }
  }

  /** Compiles into a directory. */
  private interface Compilation {
    void into(Path classes) throws IOException;
  }

  /** The old and the new javac, and the other compiler of Java. */
  @TestFactory
  List<DynamicTest> an_exit_survives_what_compilers_of_java_make() {
    List<Cell> cells = new ArrayList<>();
    for (boolean hasTables : new boolean[] {true, false}) {
      cells.add(javac(Jdk.current(), 8, hasTables));
      cells.add(javac(Jdk.current(), 17, hasTables));
      cells.add(ecj(17, hasTables));
    }
    return tests(cells, List.of(Jdk.current()));
  }

  /** All of them, on all JDKs. After mvn -f integration-tests/programs generate-resources. */
  @Tag("compilers")
  @TestFactory
  List<DynamicTest> an_exit_survives_what_any_compiler_makes() {
    List<Cell> cells = new ArrayList<>();
    for (boolean hasTables : new boolean[] {true, false}) {
      for (Jdk jdk : Jdk.found()) {
        for (int release : new int[] {8, 11, 17, 21, 25}) {
          if (release <= jdk.feature()) {
            cells.add(javac(jdk, release, hasTables));
          }
        }
        if (jdk.feature() >= 21) {
          cells.add(javac21(jdk, hasTables));
          cells.add(newestEcj(jdk, hasTables));
        }
      }
      cells.add(ecj(8, hasTables));
      cells.add(ecj(17, hasTables));
      cells.add(scala("scala", "scala.tools.nsc.Main", hasTables ? "-g:vars" : "-g:none"));
    }
    cells.add(scala("scala3", "dotty.tools.dotc.Main", "-color:never"));
    cells.add(kotlin());
    cells.add(groovy());
    // Their compilers leave out no table, but tools that shrink class files do.
    cells.add(stripped(kotlin()));
    cells.add(stripped(groovy()));
    cells.add(stripped(scala("scala3", "dotty.tools.dotc.Main", "-color:never")));
    return tests(cells, Jdk.found());
  }

  /**
   * {@code scala.util.Try} takes any error but a few for its own: an exit becomes a {@code
   * Failure}, unless the library is guarded. The bottom tells that it was swallowed.
   */
  @Tag("compilers")
  @TestFactory
  List<DynamicTest> a_library_that_is_not_guarded_swallows_and_is_told_of() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String version : List.of("scala", "scala3")) {
      boolean isOld = version.equals("scala");
      String main = isOld ? "scala.tools.nsc.Main" : "dotty.tools.dotc.Main";
      Cell cell = scala(version, main, isOld ? "-g:vars" : "-color:never");
      tests.add(
          DynamicTest.dynamicTest(
              version,
              () -> {
                Path classes = Files.createDirectories(directory.resolve("unguarded" + version));
                cell.compilation.into(classes);
                JvmResult result = command(cell, classes, Jdk.current(), "guard=shapes").run();
                assertEquals(
                    """
                    Try: Returned after exit afterfalse, expected exit
                    Using: Returned after exit close-a after, expected exit close-a
                    21 shapes, 2 wrong
                    """,
                    result.stdout());
                assertTrue(result.stderr().contains("was swallowed on its way"), result::toString);
              }));
    }
    return tests;
  }

  private List<DynamicTest> tests(List<Cell> cells, List<Jdk> jdks) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Cell cell : cells) {
      Path classes = directory.resolve("classes" + tests.size());
      tests.add(
          DynamicTest.dynamicTest(
              cell.name() + ", compiled",
              () -> cell.compilation.into(Files.createDirectories(classes))));
      for (Jdk jdk : jdks) {
        tests.add(
            DynamicTest.dynamicTest(cell.name() + ", on " + jdk, () -> run(cell, classes, jdk)));
      }
    }
    return tests;
  }

  private void run(Cell cell, Path classes, Jdk jdk) throws IOException {
    if (classVersion(classes, cell.main) > jdk.feature()) {
      return; // A JDK runs no class file of a later one.
    }
    command(cell, classes, jdk, "guard=shapes:scala.util").run().expect(0, cell.expected, "");
  }

  private JvmCommand command(Cell cell, Path classes, Jdk jdk, String options) throws IOException {
    int version = classVersion(classes, cell.main);
    return new JvmCommand()
        .jdk(jdk)
        .jvmArguments(jdk.feature() < WARNS_OF_UNSAFE ? NOTHING : ALLOWED_UNSAFE)
        .agent(Built.agentJar(), options)
        .jvmArguments("-Dshapes.tables=" + cell.hasTables, "-ea")
        .jvmArguments("-Dshapes.mayBeUnnamed=" + (version > LAST_WITHOUT_UNNAMED))
        .classPath(classPath(classes))
        .main("shapes." + cell.main);
  }

  private static int classVersion(Path classes, String main) throws IOException {
    byte[] classFile = Files.readAllBytes(classes.resolve("shapes/" + main + ".class"));
    return classFile[7] - 44;
  }

  private Path[] classPath(Path classes) throws IOException {
    List<Path> path = new ArrayList<>(List.of(classes, Built.programs(), Built.runtimeJar()));
    for (String library : List.of("kotlin", "groovy", "scala", "scala3")) {
      if (Files.isDirectory(large(library))) {
        path.addAll(
            JavaCompilers.jars(
                large(library), "kotlin-stdlib|groovy-|scala-library|scala3-library"));
      }
    }
    return path.toArray(Path[]::new);
  }

  private static Cell javac(Jdk jdk, int release, boolean hasTables) {
    String name = "javac of " + jdk.feature() + " --release " + release;
    return new Cell(
        name,
        hasTables,
        "Shapes",
        ALL_OF_JAVA,
        classes -> JavaCompilers.javac(jdk, release, hasTables, "java/Shapes.java", classes));
  }

  private static Cell javac21(Jdk jdk, boolean hasTables) {
    return new Cell(
        "javac of " + jdk.feature() + " --release 21, its patterns",
        hasTables,
        "Shapes21",
        "4 shapes, 0 wrong\n",
        classes -> JavaCompilers.javac(jdk, 21, hasTables, "java21/Shapes21.java", classes));
  }

  private static Cell ecj(int release, boolean hasTables) {
    return new Cell(
        "ECJ -" + release,
        hasTables,
        "Shapes",
        ALL_OF_JAVA,
        classes -> JavaCompilers.ecj(release, hasTables, "java/Shapes.java", classes));
  }

  private static Cell newestEcj(Jdk jdk, boolean hasTables) {
    int release = jdk.feature();
    return new Cell(
        "the newest ECJ -" + release,
        hasTables,
        "Shapes",
        ALL_OF_JAVA,
        classes ->
            JavaCompilers.ecj(large("ecj"), jdk, release, hasTables, "java/Shapes.java", classes));
  }

  /** The same without debug tables. */
  private static Cell stripped(Cell cell) {
    return new Cell(
        cell.language + ", stripped",
        false,
        cell.main,
        cell.expected,
        classes -> {
          cell.compilation.into(classes);
          strip(classes);
        });
  }

  private static void strip(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file)).accept(writer, ClassReader.SKIP_DEBUG);
        Files.write(file, writer.toByteArray());
      }
    }
  }

  private static Cell kotlin() {
    return new Cell(
        "Kotlin",
        true,
        "Shapes",
        "25 shapes, 0 wrong\n",
        classes ->
            JavaCompilers.succeed(
                JavaCompilers.compiler(large("kotlin"))
                    .main("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler")
                    .arguments("-no-stdlib", "-no-reflect", "-nowarn", "-jvm-target", "17")
                    .arguments("-cp", JavaCompilers.ours() + File.pathSeparator + stdlib())
                    .arguments(
                        "-d", classes.toString(), JavaCompilers.source("kotlin/Shapes.kt"))));
  }

  private static String stdlib() throws IOException {
    return JavaCompilers.jars(large("kotlin"), "kotlin-stdlib-\\d").get(0).toString();
  }

  private static Cell groovy() {
    return new Cell(
        "Groovy",
        true,
        "Shapes",
        "23 shapes, 0 wrong\n",
        classes ->
            JavaCompilers.succeed(
                JavaCompilers.compiler(large("groovy"))
                    .main("org.codehaus.groovy.tools.FileSystemCompiler")
                    .arguments(
                        "-d", classes.toString(), JavaCompilers.source("groovy/Shapes.groovy"))));
  }

  private static Cell scala(String library, String main, String option) {
    return new Cell(
        library,
        !option.equals("-g:none"),
        "Shapes",
        "21 shapes, 0 wrong\n",
        classes ->
            JavaCompilers.succeed(
                JavaCompilers.compiler(large(library))
                    .main(main)
                    .arguments("-usejavacp", option, "-d", classes.toString())
                    .arguments(JavaCompilers.source("scala/Shapes.scala"))));
  }

  private static Path large(String name) {
    return Path.of(System.getProperty("goexit.programs.large")).resolve(name);
  }
}
