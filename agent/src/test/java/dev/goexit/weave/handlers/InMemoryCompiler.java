package dev.goexit.weave.handlers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles one source text to class files, by class name. The source is a file, since ECJ reads no
 * other; the class files are not.
 */
final class InMemoryCompiler {
  private final JavaCompiler compiler;

  // ECJ's takes longer to make than a class to compile.
  private final StandardJavaFileManager standard;

  InMemoryCompiler() {
    this(ToolProvider.getSystemJavaCompiler());
  }

  InMemoryCompiler(JavaCompiler compiler) {
    this.compiler = compiler;
    this.standard = compiler.getStandardFileManager(null, null, null);
  }

  Map<String, byte[]> compile(String className, String source, List<String> options)
      throws IOException {
    Path file = Files.createTempDirectory("source").resolve(className + ".java");
    Files.writeString(file, source);
    try {
      return compile(file, source, options);
    } finally {
      Files.delete(file);
      Files.delete(file.getParent());
    }
  }

  private Map<String, byte[]> compile(Path file, String source, List<String> options)
      throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Output output = new Output(standard);
    boolean compiled =
        compiler
            .getTask(
                new StringWriter(),
                output,
                diagnostics,
                options,
                null,
                standard.getJavaFileObjects(file.toFile()))
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(errors(diagnostics) + source);
    }
    return output.classFiles();
  }

  private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        text.append(diagnostic).append('\n');
      }
    }
    return text.toString();
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Output(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(className.replace('/', '.'), bytes);
          return bytes;
        }
      };
    }

    Map<String, byte[]> classFiles() {
      Map<String, byte[]> classFiles = new HashMap<>();
      written.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
      return classFiles;
    }
  }
}
