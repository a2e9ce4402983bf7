package dev.goexit.agent;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.function.Function;

/**
 * Reads the trap that another thread has inherited: out of its map of inheritable thread-locals,
 * which {@code java.lang} shows us. Only reads, so that a map that its thread changes meanwhile
 * takes no harm; then the answer may be the one of a moment ago.
 */
final class ThreadTraps implements Function<Thread, Object> {
  private final Object key;
  private final Field map;
  private final Field table;
  private final Field value;

  ThreadTraps(Class<?> bridge) throws ReflectiveOperationException {
    key = bridge.getField("TRAPS").get(null);
    map = open(Thread.class.getDeclaredField("inheritableThreadLocals"));
    table = open(map.getType().getDeclaredField("table"));
    value = open(table.getType().getComponentType().getDeclaredField("value"));
  }

  /** Needs {@code java.lang} to be open to us, which the bridge's installation has seen to. */
  private static Field open(Field field) {
    field.setAccessible(true);
    return field;
  }

  @Override
  public Object apply(Thread thread) {
    try {
      Object locals = map.get(thread);
      if (locals == null) {
        return null;
      }
      for (Object entry : (Object[]) table.get(locals)) {
        if (entry instanceof Reference<?> reference && reference.refersTo(thisKey())) {
          return value.get(entry);
        }
      }
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // It was made accessible.
    }
  }

  @SuppressWarnings("unchecked")
  private <T> T thisKey() {
    return (T) key;
  }
}
