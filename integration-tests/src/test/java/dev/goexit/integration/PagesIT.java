package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the README and the pages in docs from telling what is not so. */
class PagesIT {
  private static final Path ROOT = Built.runtimeJar().getParent().resolve("../..").normalize();
  private static final Path README = ROOT.resolve("README.md");

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  /** As somebody does who copies it. */
  @ParameterizedTest
  @MethodSource("jdks")
  void the_first_program_prints_what_the_readme_says(Jdk jdk) throws IOException {
    String readme = Files.readString(README);
    Path source = Files.writeString(directory.resolve("Job.java"), block(readme, "program"));
    String runtime = Built.runtimeJar().toString();
    String[] arguments = {
      "-proc:none", "--release", "17", "-cp", runtime, "-d", directory.toString(), source.toString()
    };
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));

    new JvmCommand()
        .jdk(jdk)
        .agent(Built.agentJar())
        .classPath(Built.runtimeJar(), directory)
        .main("Job")
        .run()
        .expect(0, block(readme, "output"), "");
  }

  /** The text between the fences of the block that a comment names. */
  private static String block(String page, String name) {
    String from = page.substring(page.indexOf("<!-- " + name + " -->"));
    String fenced = from.substring(from.indexOf('\n', from.indexOf("```")) + 1);
    return fenced.substring(0, fenced.indexOf("```"));
  }

  @Test
  void the_readme_has_a_row_for_each_option() throws IOException {
    String message = Built.program(Hello.class, "gaurd=org.foo").run().stderr();
    String valid = message.replaceAll("(?s).*Valid options: ([\\w, ]*)\\..*", "$1");

    String rows =
        String.join("\n", Files.readAllLines(README).stream().filter(PagesIT::isOption).toList());
    Stream<String> names =
        Pattern.compile("`(\\w+)=[^`]*`").matcher(rows).results().map(name -> name.group(1));

    assertEquals(new TreeSet<>(List.of(valid.split(", "))), new TreeSet<>(names.toList()));
  }

  /** A row whose first cell is an option. */
  private static boolean isOption(String line) {
    return line.matches("\\| `\\w+=.*");
  }

  @Test
  void each_link_leads_to_a_file_and_a_heading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      List<MatchResult> links =
          Pattern.compile("\\]\\((?!http)([^)#]*)(?:#([^)]*))?\\)")
              .matcher(Files.readString(page))
              .results()
              .toList();
      for (MatchResult link : links) {
        String file = link.group(1);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(target) || link.group(2) != null && !has(target, link.group(2))) {
          broken.add(page.getFileName() + ": " + link.group());
        }
      }
    }

    assertEquals(List.of(), broken);
  }

  private static boolean has(Path page, String anchor) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase().replaceAll("[^\\w -]", ""))
        .anyMatch(heading -> heading.replace(' ', '-').equals(anchor));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README, ROOT.resolve("demo-app/README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }
}
