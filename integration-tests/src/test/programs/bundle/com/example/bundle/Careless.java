package com.example.bundle;

/** Does not mention the API, and catches everything. */
final class Careless {
  private Careless() {}

  static void call(Runnable task) {
    try {
      task.run();
    } catch (Throwable t) {
      System.out.println("handler runs");
    } finally {
      System.out.println("finally runs");
    }
    System.out.println("NOT REACHED");
  }
}
