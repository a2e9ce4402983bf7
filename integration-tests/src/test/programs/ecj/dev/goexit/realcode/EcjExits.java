package dev.goexit.realcode;

import dev.goexit.Go;
import dev.goexit.Goexit;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.eclipse.jdt.core.compiler.CompilationProgress;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/**
 * Exits in ECJ's batch compiler: from what it tells its progress to, at each of its calls, and from
 * an annotation processor. Arguments: a source file, a directory for classes.
 */
public final class EcjExits {
  private EcjExits() {}

  /** Exits at the n-th call of it on the thread that has made it; others compile, too. */
  private static final class Progress extends CompilationProgress {
    private final Thread thread = Thread.currentThread();
    private int left;

    Progress(int calls) {
      left = calls;
    }

    private void called() {
      if (Thread.currentThread() == thread && --left == 0) {
        Goexit.exit(7);
      }
    }

    @Override
    public void begin(int remainingWork) {
      called();
    }

    @Override
    public void done() {
      called();
    }

    @Override
    public boolean isCanceled() {
      called();
      return false;
    }

    @Override
    public void setTaskName(String name) {
      called();
    }

    @Override
    public void worked(int workIncrement, int remainingWork) {
      called();
    }
  }

  /** Exits in its first round. */
  @SupportedAnnotationTypes("*")
  public static final class Processor extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      throw Goexit.exit(8);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int exits = 0;
    int calls = 1;
    String outcome = compile(new Progress(calls), args, "-proc:none");
    while (outcome.equals("exited 7")) {
      exits++;
      outcome = compile(new Progress(++calls), args, "-proc:none");
    }
    System.out.println("exits at each call of " + (exits > 5 ? "many" : "few"));
    System.out.println("then " + outcome);
    String processor = Processor.class.getName();
    System.out.println("processor " + compile(null, args, "-processor", processor));
    System.out.println("then " + compile(null, args, "-proc:none"));
    System.out.println("threads left " + threadsLeft());
  }

  private static String compile(CompilationProgress progress, String[] args, String... options) {
    StringBuilder command = new StringBuilder("-17 -nowarn -d " + args[1] + " -cp " + args[1]);
    for (String option : options) {
      command.append(' ').append(option);
    }
    // Where it tells of errors inside itself: a handler of its catches everything.
    PrintWriter out = new PrintWriter(Writer.nullWriter());
    return Go.call(() -> BatchCompiler.compile(command + " " + args[0], out, out, progress))
        .fold(
            isCompiled -> "compiled " + isCompiled,
            (status, trace) -> "exited " + status,
            panic -> "panicked " + panic);
  }

  /** The compiler's own, which work beside it and end with it. */
  private static long threadsLeft() throws InterruptedException {
    long left = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("Compiler")) {
        thread.join(10_000);
        left += thread.isAlive() ? 1 : 0;
      }
    }
    return left;
  }
}
