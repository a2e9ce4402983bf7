package dev.goexit.demo.scenes;

import java.io.PrintStream;

/** Main leaves by exit, in a JVM of its own since that ends it. */
final class MainLeaves implements Scene {
  @Override
  public String name() {
    return "main";
  }

  @Override
  public String title() {
    return "Main leaves by exit: the others finish, then Go's own last words";
  }

  @Override
  public void play(PrintStream out) throws Exception {
    ChildJvm.run(MainLeavesProgram.class).print(out);
  }
}
