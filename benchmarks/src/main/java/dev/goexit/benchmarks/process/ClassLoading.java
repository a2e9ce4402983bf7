package dev.goexit.benchmarks.process;

/**
 * Loads generated classes and prints how many nanoseconds that took. It does not use the class that
 * generated them: that one has handlers, and is of the main class's package, so to weave it would
 * be work.
 */
public final class ClassLoading {
  private ClassLoading() {}

  /**
   * Loads them.
   *
   * @param args how many
   */
  public static void main(String[] args) throws ClassNotFoundException {
    int count = Integer.parseInt(args[0]);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Class.forName(nameOf(i));
    }
    System.out.println(System.nanoTime() - start);
  }

  static String nameOf(int number) {
    return "generated.p" + number / 100 + ".Class" + number;
  }
}
