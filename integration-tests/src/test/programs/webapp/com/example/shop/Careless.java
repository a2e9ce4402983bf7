package com.example.shop;

import java.io.PrintWriter;

/** Does not mention the API, and catches everything. */
final class Careless {
  private Careless() {}

  static void call(Runnable task, PrintWriter out) {
    try {
      task.run();
    } catch (Throwable t) {
      out.println("handler runs");
    } finally {
      out.println("finally runs");
    }
    out.println("NOT REACHED");
  }
}
