package dev.goexit.demo.scenes;

import java.io.PrintStream;

/** The same goroutine leaves once by System.exit and once by Goexit.exit, each in its own JVM. */
final class TwoWaysOut implements Scene {
  @Override
  public String name() {
    return "system-exit";
  }

  @Override
  public String title() {
    return "System.exit takes everything down, Goexit.exit one goroutine";
  }

  @Override
  public void play(PrintStream out) throws Exception {
    ChildJvm.run(TwoWaysOutProgram.class, "System.exit").print(out);
    ChildJvm.run(TwoWaysOutProgram.class, "Goexit.exit").print(out);
  }
}
