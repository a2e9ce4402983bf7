package dev.goexit.realcode;

import dev.goexit.Go;
import dev.goexit.Goexit;
import org.python.util.PythonInterpreter;

/** Python code whose bare {@code except:} catches everything. */
public final class JythonExits {
  private JythonExits() {}

  private static final String EXCEPT =
      """
      def work():
          try:
              leave.run()
          except:
              print('handler runs')
          print('NOT REACHED')
      work()
      print('NOT REACHED')
      """;

  private static final String FINALLY =
      """
      def work():
          for i in range(3):
              try:
                  leave.run()
              finally:
                  print('finally runs')
                  return
      work()
      print('NOT REACHED')
      """;

  private static final String WITH =
      """
      class Resource:
          def __enter__(self):
              return self
          def __exit__(self, *caught):
              print('closed')
              return True
      with Resource():
          leave.run()
      print('NOT REACHED')
      """;

  private static final String RAISE =
      """
      def inner():
          try:
              leave.run()
          except:
              print('inner handler runs')
              raise
      try:
          inner()
      except:
          print('outer handler runs')
          raise ValueError('another')
      """;

  private static final String GENERATOR =
      """
      def numbers():
          yield 1
          try:
              leave.run()
          except:
              print('handler runs')
          yield 2
      for n in numbers():
          print(n)
      """;

  public static void main(String[] args) {
    run("except", EXCEPT);
    run("finally", FINALLY);
    run("with", WITH);
    run("raise", RAISE);
    run("generator", GENERATOR);
    run("no exit", "print(1 + 1)");
  }

  private static void run(String name, String script) {
    System.out.println(
        name
            + ": "
            + Go.run(
                    () -> {
                      try (PythonInterpreter python = new PythonInterpreter()) {
                        python.set("leave", (Runnable) () -> Goexit.exit(2));
                        python.exec(script);
                      }
                    })
                .<String>fold(
                    value -> "returned",
                    (status, trace) -> "exited " + status,
                    panic -> "panicked " + panic));
  }
}
