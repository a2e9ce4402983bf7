package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Without the agent an exit looks for boundaries in the classes that are on its way. */
class UnwovenBoundariesTest {

  /** Libraries have such methods for what may be on the class path or not. */
  @Test
  void an_exit_passes_a_class_that_names_a_missing_one() throws Exception {
    Class<?> incomplete = new WithoutOptional().loadClass(Incomplete.class.getName());
    Runnable exiting = (Runnable) incomplete.getConstructor().newInstance();

    assertInstanceOf(Outcome.Exited.class, Go.run(exiting::run));
  }

  /** What may be missing. */
  public interface Optional {}

  /** Exits. */
  public static final class Incomplete implements Runnable {
    @Override
    public void run() {
      throw Goexit.exit();
    }

    /** Nobody calls it. */
    public void with(Optional optional) {}
  }

  private static final class WithoutOptional extends ClassLoader {
    WithoutOptional() {
      super(UnwovenBoundariesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Optional.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(Incomplete.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] classFile = Objects.requireNonNull(in).readAllBytes();
        return defineClass(name, classFile, 0, classFile.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
