package dev.goexit.agent;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * The traps of tasks and pools, by identity; an entry goes with its task. As a function it is told
 * the trap that one was made under, and gives the trap of one when asked by null. As a consumer it
 * is told the trap that a task was given under, which the next question for that task takes away.
 *
 * <p>One task object given under two traps is run once for each; which of the two runs comes first
 * makes no difference, as the runs are equal.
 *
 * <p>Any thread. Called by constructors of the JDK's tasks: holds no lock but of the maps.
 */
final class TaskTraps implements BiFunction<Object, Object, Object>, BiConsumer<Object, Object> {
  private final ConcurrentMap<Object, Object> made = new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, Queue<Object>> given = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** An object by its identity, which it does not keep alive. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object task, ReferenceQueue<Object> gone) {
      super(task, gone);
      hash = System.identityHashCode(task);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Key key && get() != null && key.refersTo(get());
    }
  }

  /** Finds a {@link Key} without making one. */
  private record Sought(Object task) {
    @Override
    public int hashCode() {
      return System.identityHashCode(task);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.refersTo(task);
    }
  }

  @Override
  public Object apply(Object task, Object trap) {
    if (trap == null) {
      return trapOf(task);
    }
    expunge();
    return made.put(new Key(task, gone), trap);
  }

  @Override
  public void accept(Object task, Object trap) {
    expunge();
    given.computeIfAbsent(new Key(task, gone), key -> new ConcurrentLinkedQueue<>()).add(trap);
  }

  private Object trapOf(Object task) {
    Sought sought = new Sought(task);
    Object trap = made.get(sought);
    if (trap == null && !given.isEmpty()) {
      Queue<Object> traps = given.get(sought);
      trap = traps == null ? null : traps.poll();
    }
    return trap;
  }

  private void expunge() {
    Reference<?> key = gone.poll();
    while (key != null) {
      made.remove(key);
      given.remove(key);
      key = gone.poll();
    }
  }
}
