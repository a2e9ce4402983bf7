package dev.goexit.exittrap;

import dev.goexit.junit.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Real command-line programs, each with good and with failing command lines. */
final class ProgramTable {
  /** What google-java-format asks of the JVM; the others do not mind. */
  private static final List<String> EXPORTS =
      Stream.of("api", "code", "file", "parser", "tree", "util")
          .map(name -> "--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED")
          .toList();

  /** The JVM warns once, in the first program that does so, and past System.err. */
  private static final List<String> NO_WARNINGS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private static final int FIRST_WITH_WARNINGS = 24;

  /**
   * The programs and rows that keep in static fields what is of one run, and what that is: each run
   * has a class loader of its own, and is made seldom, since it takes long.
   */
  private static final Map<String, String> LOADER_PER_RUN =
      Map.of(
          "proguard", "its end stops Log4j, whose configuration is static",
          "kafka", "SLF4J tells but once that it has no logger",
          "jython", "its streams are static, and are closed at the end",
          "rhino", "the exit status is a static field",
          "scala", "the compiler and its settings are fields of an object",
          "closure", "the lists of its files are static fields",
          "jruby-bad", "JRuby tells but once that modules are not open to it");

  /**
   * The programs whose loaders stay, each with a thread of {@code java.lang.ref.Cleaner}'s that a
   * library of theirs has made: without us, too.
   */
  static final Set<String> LEAKING = Set.of("jython", "jruby");

  /** The rows that cannot run at once with all others, and why. */
  private static final Map<String, String> NOT_AT_ONCE =
      Map.of(
          "hsqldb-bad",
          "it prints through java.util.logging, which is one in a JVM and is taken over by PMD");

  private final Path inputs;
  private final Path outputs;
  private final List<ProgramRow> rows = new ArrayList<>();

  private ProgramTable(Path directory) {
    this.inputs = directory.resolve("in");
    this.outputs = directory.resolve("out");
    try {
      Files.createDirectories(inputs);
      Files.createDirectories(outputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String[] jvmArguments(Jdk jdk) {
    List<String> arguments = new ArrayList<>(EXPORTS);
    if (jdk.feature() >= FIRST_WITH_WARNINGS) {
      arguments.addAll(NO_WARNINGS);
    }
    return arguments.toArray(String[]::new);
  }

  /** Those of the normal build. */
  static List<ProgramRow> small(Path directory) {
    ProgramTable table = new ProgramTable(directory);
    table.javaCompilers();
    table.smallTools();
    return table.rows;
  }

  /** Those of the profile {@code programs}. */
  static List<ProgramRow> large(Path directory) {
    ProgramTable table = new ProgramTable(directory);
    table.scriptLanguages();
    table.compilers();
    table.databases();
    table.otherTools();
    // Last, since they leave handlers behind in java.util.logging, which is one for all.
    table.checkers();
    return table.rows;
  }

  /** All that can run at once. */
  static List<ProgramRow> atOnce(Path directory) {
    List<ProgramRow> rows = new ArrayList<>(small(directory));
    rows.addAll(large(directory));
    rows.removeIf(row -> NOT_AT_ONCE.containsKey(row.name()));
    return rows;
  }

  /**
   * Whether the program can be run again, and at once with itself, with the static fields of former
   * runs.
   */
  static boolean isLoaderKept(ProgramRow row) {
    return !LOADER_PER_RUN.containsKey(row.program()) && !LOADER_PER_RUN.containsKey(row.name());
  }

  private void javaCompilers() {
    String good = input("Good.java", "public class Good { int answer() { return 42; } }\n");
    String bad = input("Bad.java", "public class Bad { int answer() { return; } }\n");
    String javac = "com.sun.tools.javac.Main";
    row("javac-good", "", javac, "-proc:none", "-d", out(), good);
    row("javac-bad", "", javac, "-proc:none", "-d", out(), bad);
    row("javac-option", "", javac, "-nonsense");
    String ecj = "org.eclipse.jdt.internal.compiler.batch.Main";
    row("ecj-good", "ecj", ecj, "-17", "-proc:none", "-d", out(), good);
    row("ecj-bad", "ecj", ecj, "-17", "-proc:none", "-d", out(), bad);
    row("ecj-option", "ecj", ecj, "-nonsense");
    String format = "com.google.googlejavaformat.java.Main";
    row("google-java-format-good", "google-java-format", format, good);
    row("google-java-format-bad", "google-java-format", format, input("No.java", "class {"));
    row(
        "google-java-format-changed",
        "google-java-format",
        format,
        "-n",
        "--set-exit-if-changed",
        good);
  }

  private void smallTools() {
    String picocli = "dev.goexit.exittrap.PicocliSample";
    row("picocli-good", "picocli", picocli, "7");
    row("picocli-deep-exit", "picocli", picocli, "--exit", "42", "7");
    row("picocli-bad", "picocli", picocli, "--nonsense");
    row("picocli-throw", "picocli", picocli, "--fail", "7");
    String script = "org.h2.tools.RunScript";
    String query = input("query.sql", "select 6 * 7 as answer;\n");
    row("h2-good", "h2", script, "-url", "jdbc:h2:mem:", "-showResults", "-script", query);
    row("h2-bad", "h2", script, "-url", "jdbc:h2:mem:", "-script", "/no/such.sql");
  }

  private void checkers() {
    String good = input("Sample.java", "/** Doc. */\npublic final class Sample {\n}\n");
    String checkstyle = "com.puppycrawl.tools.checkstyle.Main";
    String rules =
        input(
            "rules.xml",
            """
            <?xml version="1.0"?>
            <!DOCTYPE module PUBLIC "-//Checkstyle//DTD Checkstyle Configuration 1.3//EN" \
            "https://checkstyle.org/dtds/configuration_1_3.dtd">
            <module name="Checker"><module name="FileLength"><property name="max" value="2"/>\
            </module></module>
            """);
    String broken = input("broken.xml", "<module name=\"Nonsense\"/>");
    row("checkstyle-good", "checkstyle", checkstyle, "-c", rules, input("S.java", "class S {}\n"));
    row("checkstyle-finding", "checkstyle", checkstyle, "-c", rules, good);
    row("checkstyle-bad", "checkstyle", checkstyle, "-c", broken, good);
    String pmd = "net.sourceforge.pmd.cli.PmdCli";
    String ruleset = "category/java/errorprone.xml/EmptyCatchBlock";
    String empty =
        input("Empty.java", "class Empty { void m() { try { m(); } catch (Exception e) { } } }\n");
    row("pmd-good", "pmd", pmd, "check", "--no-progress", "--no-cache", "-d", good, "-R", ruleset);
    row(
        "pmd-finding",
        "pmd",
        pmd,
        "check",
        "--no-progress",
        "--no-cache",
        "-d",
        empty,
        "-R",
        ruleset);
    row(
        "pmd-bad",
        "pmd",
        pmd,
        "check",
        "--no-progress",
        "--no-cache",
        "-d",
        "/no/such",
        "-R",
        ruleset);
  }

  private void scriptLanguages() {
    String groovy = "groovy.ui.GroovyMain";
    row("groovy-good", "groovy", groovy, "-e", "println 6 * 7");
    row(
        "groovy-exit",
        "groovy",
        groovy,
        "-e",
        "try { System.exit(3) } catch (Throwable t) { println t }");
    row("groovy-bad", "groovy", groovy, "-e", "println 6 *");
    String jython = "org.python.util.jython";
    row("jython-good", "jython", jython, "-S", "-c", "print 6 * 7");
    row(
        "jython-java-exit",
        "jython",
        jython,
        "-S",
        "-c",
        "from java.lang import System\ntry:\n  System.exit(6)\nexcept:\n  print 'caught'");
    row("jython-exit", "jython", jython, "-S", "-c", "import sys\nsys.exit(4)");
    row("jython-bad", "jython", jython, "-S", "-c", "print 6 *");
    String jruby = "org.jruby.Main";
    row("jruby-good", "jruby", jruby, "-e", "java.lang.System.out.println 6 * 7");
    row("jruby-exit", "jruby", jruby, "-e", "exit 5");
    row("jruby-java-exit", "jruby", jruby, "-e", "java.lang.System.exit 6");
    row("jruby-bad", "jruby", jruby, "-e", "raise 'oops'");
    String rhino = "org.mozilla.javascript.tools.shell.Main";
    row("rhino-good", "rhino", rhino, "-e", "print(6 * 7)");
    row("rhino-quit", "rhino", rhino, "-e", "quit(5)");
    row(
        "rhino-java-exit",
        "rhino",
        rhino,
        "-e",
        "try { java.lang.System.exit(6) } catch (e) { print(e) }");
    row("rhino-bad", "rhino", rhino, "-e", "print(6 *");
  }

  private void compilers() {
    String kotlin = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler";
    String goodKotlin = input("good.kt", "fun answer(): Int = 42\n");
    String badKotlin = input("bad.kt", "fun answer(): Int = \"42\"\n");
    String stdlib = jar("kotlin", "kotlin-stdlib");
    row(
        "kotlin-good",
        "kotlin",
        kotlin,
        "-no-stdlib",
        "-no-reflect",
        "-cp",
        stdlib,
        "-d",
        out(),
        goodKotlin);
    row(
        "kotlin-bad",
        "kotlin",
        kotlin,
        "-no-stdlib",
        "-no-reflect",
        "-cp",
        stdlib,
        "-d",
        out(),
        badKotlin);
    String scala = "scala.tools.nsc.Main";
    String library = jar("scala", "scala-library");
    row(
        "scala-good",
        "scala",
        scala,
        "-cp",
        library,
        "-d",
        out(),
        input("Good.scala", "class G { def answer: Int = 42 }\n"));
    row(
        "scala-bad",
        "scala",
        scala,
        "-cp",
        library,
        "-d",
        out(),
        input("Bad.scala", "class B { def answer: Int = \"42\" }\n"));
    row("scala-option", "scala", scala, "-nonsense");
    String antlr = "org.antlr.v4.Tool";
    row("antlr-good", "antlr", antlr, "-o", out(), input("Good.g4", "grammar Good; r : 'a' ;\n"));
    row("antlr-bad", "antlr", antlr, "-o", out(), input("Bad.g4", "grammar Bad; r : s ;\n"));
    String closure = "com.google.javascript.jscomp.CommandLineRunner";
    row(
        "closure-good",
        "closure",
        closure,
        "--js",
        input("good.js", "var answer = 6 * 7; alert(answer);\n"));
    row("closure-bad", "closure", closure, "--js", input("bad.js", "var answer = 6 *;\n"));
    String saxon = "net.sf.saxon.Query";
    row("saxon-good", "saxon", saxon, "-qs:6 * 7");
    row("saxon-bad", "saxon", saxon, "-qs:6 *");
  }

  private void databases() {
    String sqltool = "org.hsqldb.cmdline.SqlTool";
    String memory = "--inlineRc=url=jdbc:hsqldb:mem:table,user=SA,password=";
    row("hsqldb-good", "hsqldb", sqltool, "--sql=values 6 * 7;", memory);
    row("hsqldb-bad", "hsqldb", sqltool, "--sql=values 6 *;", memory);
    row("hsqldb-option", "hsqldb", sqltool, "--nonsense");
    String liquibase = "liquibase.integration.commandline.LiquibaseCommandLine";
    row("liquibase-good", "liquibase", liquibase, "--help");
    row("liquibase-bad", "liquibase", liquibase, "--nonsense");
  }

  private void otherTools() {
    String ant = "org.apache.tools.ant.Main";
    row(
        "ant-good",
        "ant",
        ant,
        "-S",
        "-f",
        input("good.xml", "<project><echo>hello</echo></project>"));
    row(
        "ant-bad",
        "ant",
        ant,
        "-S",
        "-f",
        input("bad.xml", "<project><fail message='oops' status='7'/></project>"));
    row("ant-missing", "ant", ant, "-S", "-f", "missing.xml");
    String plantuml = "net.sourceforge.plantuml.Run";
    row(
        "plantuml-good",
        "plantuml",
        plantuml,
        "-headless",
        "-ttxt",
        "-o",
        out(),
        input("good.puml", "@startuml\na -> b : hello\n@enduml\n"));
    row(
        "plantuml-bad",
        "plantuml",
        plantuml,
        "-headless",
        "-ttxt",
        "-failfast2",
        "-o",
        out(),
        input("bad.puml", "@startuml\nnonsense ->->\n@enduml\n"));
    String proguard = "proguard.ProGuard";
    row(
        "proguard-good",
        "proguard",
        proguard,
        "-injars",
        jar("rhino", "rhino-all"),
        "-dontwarn",
        "-dontnote",
        "-dontoptimize",
        "-dontpreverify",
        "-forceprocessing",
        "-dontobfuscate",
        "-dontshrink",
        "-ignorewarnings",
        "-outjars",
        outputs.resolve("proguard.jar").toString());
    row("proguard-bad", "proguard", proguard, "-nonsense");
    String kafka = "org.apache.kafka.tools.TopicCommand";
    row("kafka-good", "kafka", kafka, "--version");
    row("kafka-bad", "kafka", kafka, "--nonsense");
  }

  private void row(String name, String program, String mainClass, String... arguments) {
    rows.add(new ProgramRow(name, program, mainClass, List.of(arguments)));
  }

  private String out() {
    return outputs.toString();
  }

  private String input(String file, String text) {
    try {
      return Files.writeString(inputs.resolve(file), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jar(String program, String prefix) {
    return Trapping.classPath(program).stream()
        .filter(jar -> jar.getFileName().toString().startsWith(prefix + "-"))
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
