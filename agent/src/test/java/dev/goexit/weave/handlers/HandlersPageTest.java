package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The bytecode in docs/handlers.md is what javap prints of the class there, before and after. */
class HandlersPageTest {
  private static final Path PAGE = Path.of("..", "docs", "handlers.md");

  private static final List<String> OPTIONS =
      List.of("-g", "-nowarn", "-proc:none", "--release", "17");

  @TempDir Path directory;

  @Test
  void the_page_shows_the_bytecode_of_its_class_before_and_after() throws Exception {
    String page = Files.readString(PAGE);
    byte[] before = new InMemoryCompiler().compile("Job", block(page, "java"), OPTIONS).get("Job");

    assertEquals(indentless(javap(before)), indentless(block(page, "before")));
    assertEquals(indentless(javap(guarded(before))), indentless(block(page, "after")));
  }

  private static byte[] guarded(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassNode type = new ClassNode();
    reader.accept(type, ClassReader.EXPAND_FRAMES);
    for (MethodNode method : type.methods) {
      HandlerGuards.guard(type, method, HandlerGuards.BRIDGE);
    }
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  /** The text between the fences of the block that a comment names. */
  private static String block(String page, String name) {
    String from = page.substring(page.indexOf("<!-- " + name + " -->"));
    String fenced = from.substring(from.indexOf('\n', from.indexOf("```")) + 1);
    return fenced.substring(0, fenced.indexOf("```"));
  }

  /** Versions of javap set lines in more or less. */
  private static String indentless(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  /** Without the numbers of constants, which differ between compilers. */
  private String javap(byte[] classFile) throws Exception {
    Path file = Files.write(directory.resolve("Job.class"), classFile);
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", "-p", file.toString());
    return text.toString()
        .lines()
        .dropWhile(line -> !line.contains("int run("))
        .filter(line -> !line.equals("}"))
        .map(line -> line.replaceFirst("#\\d+(, +\\d+)? +// ", "").stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
