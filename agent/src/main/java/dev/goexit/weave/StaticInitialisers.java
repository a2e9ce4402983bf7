package dev.goexit.weave;

import dev.goexit.weave.methods.InitialiserMarks;

/** Looks, without parsing the class, whether it may need {@link InitialiserMarks}. */
public final class StaticInitialisers {
  private static final byte[] INITIALISER = ConstantPool.text("<clinit>");

  private StaticInitialisers() {}

  /** Whether the class has a static initialiser, and calls that may run code of others. */
  public static boolean mayRunOthers(ConstantPool pool) {
    return pool.mentions(INITIALISER) && pool.callsMethodOf(InitialiserMarks::mayRunOthers);
  }
}
