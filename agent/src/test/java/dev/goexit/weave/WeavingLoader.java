package dev.goexit.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads test targets woven, without an agent: what the build compiled goes through the weaver. */
public final class WeavingLoader extends ClassLoader {
  private final String prefix;
  private final WeavingScope scope;

  /** Weaves the classes whose names begin with the target's: itself and those nested in it. */
  public WeavingLoader(Class<?> target, WeavingScope scope) {
    super(target.getClassLoader());
    this.prefix = target.getName();
    this.scope = scope;
  }

  /** The target, woven as a class that mentions the API but has no handler guarded. */
  public static Class<?> load(Class<?> target, boolean mayAddMethods) {
    try {
      WeavingScope scope = new WeavingScope(false, false, mayAddMethods);
      return new WeavingLoader(target, scope).loadClass(target.getName());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded != null ? loaded : defineWoven(name);
  }

  private Class<?> defineWoven(String name) {
    byte[] original = classFile(name.replace('.', '/'));
    byte[] woven = Weaver.weave(original, scope, WeavingLoader::classFile).classFile();
    byte[] defined = woven == null ? original : woven;
    return defineClass(name, defined, 0, defined.length);
  }

  /** The class file as the build made it; null if there is none. */
  public static byte[] classFile(String internalName) {
    String resource = "/" + internalName + ".class";
    try (InputStream in = WeavingLoader.class.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
