package dev.goexit.weave;

/** Writes a class file as it stands with one method replaced and more constants. */
final class ClassCopy {
  private final ConstantPool pool;
  private final MethodTable methods;

  ClassCopy(ConstantPool pool, MethodTable methods) {
    this.pool = pool;
    this.methods = methods;
  }

  /**
   * The class file.
   *
   * @param replaced where the method begins that is replaced
   * @param by that method anew
   * @param added one more method; empty for none
   */
  byte[] write(NewConstants constants, int replaced, byte[] by, byte[] added) {
    byte[] classFile = pool.classFile();
    ByteOutput out = new ByteOutput(classFile.length + 1024);
    out.write(classFile, 0, ConstantPool.COUNT_OFFSET);
    out.writeShort(constants.count());
    out.write(classFile, ConstantPool.FIRST_ENTRY_OFFSET, pool.end());
    out.write(constants.bytes());
    out.write(classFile, pool.end(), methods.start());
    out.writeShort(methods.count() + (added.length == 0 ? 0 : 1));
    out.write(classFile, methods.start() + 2, replaced);
    out.write(by);
    out.write(classFile, methods.behind(replaced), methods.end());
    out.write(added);
    out.write(classFile, methods.end(), classFile.length);
    return out.toByteArray();
  }
}
