package dev.goexit.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import dev.goexit.weave.CatchTypes;
import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.InitialiserMarks;
import dev.goexit.weave.Weaver;
import dev.goexit.weave.WeavingScope;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * How many classes a second the weaver takes with {@code guard=*}: the constant pool is looked
 * through, and what has a handler to guard, or an initialiser to mark, is woven. A second of one
 * core's time; reading and defining them is apart.
 */
public final class WeavingSpeed {
  private static final WeavingScope GUARDED = new WeavingScope(true, false, true);

  private final Map<String, byte[]> classFiles = new HashMap<>();

  private WeavingSpeed() {}

  /**
   * Weaves the jars' classes several times.
   *
   * @param args how often, the file for the figures, and the jars
   */
  public static void main(String[] args) throws IOException {
    WeavingSpeed speed = new WeavingSpeed();
    for (int i = 2; i < args.length; i++) {
      speed.read(Path.of(args[i]));
    }
    int times = Integer.parseInt(args[0]);
    List<Double> perSecond = new ArrayList<>();
    int woven = 0;
    for (int i = 0; i < times; i++) {
      long start = cpuNanos();
      woven = speed.weaveAll();
      perSecond.add(speed.classFiles.size() / ((cpuNanos() - start) / 1e9));
    }
    List<Double> warm = perSecond.subList(times / 2, times);
    Map<String, String> of =
        Map.of("of", String.valueOf(speed.classFiles.size()), "woven", String.valueOf(woven));
    Figure.write(
        Path.of(args[1]),
        List.of(
            Figure.of("weaving, first pass", of, "classes/s", perSecond.subList(0, 1)),
            Figure.of("weaving, warm", of, "classes/s", warm)));
  }

  /** Of all threads, the JIT's and the collector's too: what one core that does only this needs. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void read(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info")) {
          try (InputStream in = jar.getInputStream(entry)) {
            classFiles.put(name.substring(0, name.length() - ".class".length()), in.readAllBytes());
          }
        }
      }
    }
  }

  /** Gives how many had work. */
  private int weaveAll() {
    int woven = 0;
    for (byte[] classFile : classFiles.values()) {
      ConstantPool pool = new ConstantPool(classFile);
      if ((CatchTypes.canCatchExit(pool) || InitialiserMarks.areNeeded(pool))
          && Weaver.weave(pool, GUARDED, classFiles::get).classFile() != null) {
        woven++;
      }
    }
    return woven;
  }
}
