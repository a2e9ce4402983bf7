package dev.goexit.benchmarks.process;

/** Loads generated classes and prints how many nanoseconds that took. */
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
      Class.forName(GeneratedClasses.nameOf(i));
    }
    System.out.println(System.nanoTime() - start);
  }
}
