package dev.goexit.realcode;

import dev.goexit.Go;
import dev.goexit.Goexit;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;

/** Scripts whose handlers catch everything, dynamic and statically compiled. */
public final class GroovyExits {
  private GroovyExits() {}

  private static final String HANDLERS =
      """
      try {
        exit.run()
      } catch (Throwable t) {
        println 'handler runs'
      }
      println 'NOT REACHED'
      """;

  private static final String CLOSURES =
      """
      [1, 2, 3].each { n ->
        try {
          println "element $n"
          if (n == 2) { exit.run() }
        } catch (Throwable t) {
          println 'handler runs'
        } finally {
          println "finally $n"
        }
      }
      println 'NOT REACHED'
      """;

  private static final String RESOURCE =
      """
      class Resource implements Closeable { void close() { println 'closed' } }
      new Resource().withCloseable { exit.run() }
      println 'NOT REACHED'
      """;

  private static final String RETRY =
      """
      for (i in 1..3) {
        try {
          println "try $i"
          exit.run()
          break
        } catch (ignored) {
          println 'NOT REACHED: an exit is no Exception'
        } catch (Throwable t) {
          println 'handler runs'
          continue
        }
      }
      println 'NOT REACHED'
      """;

  private static final String STATIC =
      """
      @groovy.transform.CompileStatic
      class Job {
        int work(Runnable exit) {
          try {
            exit.run()
            return 1
          } catch (Throwable t) {
            println 'handler runs'
            return 2
          } finally {
            println 'finally runs'
          }
        }
      }
      println "NOT REACHED ${new Job().work(exit)}"
      """;

  private static final String METACLASS =
      """
      class Fragile {
        def methodMissing(String name, args) {
          try { exit.run() } catch (Throwable t) { println "missing $name"; throw new IllegalStateException('wrapped', t) }
        }
        Runnable exit
      }
      new Fragile(exit: exit).anything(1)
      println 'NOT REACHED'
      """;

  public static void main(String[] args) {
    run("handlers", HANDLERS);
    run("closures", CLOSURES);
    run("resource", RESOURCE);
    run("retry", RETRY);
    run("static", STATIC);
    run("missing method", METACLASS);
    run("no exit", "println 1 + 1");
  }

  private static void run(String name, String script) {
    Binding binding = new Binding();
    binding.setVariable("exit", (Runnable) () -> Goexit.exit(2));
    System.out.println(
        name
            + ": "
            + Go.call(() -> new GroovyShell(binding).evaluate(script))
                .<String>fold(
                    value -> "returned",
                    (status, trace) -> "exited " + status,
                    panic -> "panicked " + panic));
  }
}
