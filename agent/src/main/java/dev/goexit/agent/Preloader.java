package dev.goexit.agent;

/**
 * Loads what main's weaving will need while the agent's start goes on: most of that start is
 * loading classes, and what opens the JDK's package takes as long again. Loading only: what is
 * initialised in an order of its own could meet others in a circle.
 */
final class Preloader extends Thread {
  /** In the order in which they are needed. */
  static final String[] NEEDED = {
    "dev.goexit.weave.ConstantPool",
    "dev.goexit.weave.ModifiedUtf8",
    "dev.goexit.weave.ByteOutput",
    "dev.goexit.weave.CatchTypes",
    "dev.goexit.weave.InitialiserMarks",
    "dev.goexit.weave.MethodTable",
    "dev.goexit.weave.WeavingScope",
    "dev.goexit.weave.MainBottom",
    "dev.goexit.weave.NewConstants",
    "dev.goexit.weave.MethodEntry",
    "dev.goexit.weave.FrameCopy",
    "dev.goexit.weave.ClassCopy",
    "dev.goexit.weave.Weaving"
  };

  private Preloader() {
    super(null, null, "goexit-agent", 0, false);
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** Where there is a processor for it. */
  static void begin() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      new Preloader().start();
    }
  }

  @Override
  public void run() {
    try {
      for (String name : NEEDED) {
        Class.forName(name, false, Preloader.class.getClassLoader());
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // Whoever needs the class will say so.
    }
  }
}
