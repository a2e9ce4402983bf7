package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All descriptors (Go: allgs), for counts and dumps. Starting and ending a goroutine do not come
 * here: which of the descriptors are alive, their status tells.
 *
 * <p>Those that are pooled are listed from their making until the global free list drops them.
 * Those of threads of others are held weakly: such a thread tells nobody when it ends, and its
 * descriptor goes with it. (A map of the living was here first. It cost more than the rest of a
 * goroutine's life.)
 *
 * <p>Any thread; its monitor guards it.
 */
public final class GoroutineRegistry {
  /** Of this copy of the runtime. */
  static final GoroutineRegistry ALL = new GoroutineRegistry();

  private static final int FIRST_CAPACITY = 64;

  private GoroutineDescriptor[] pooled = new GoroutineDescriptor[FIRST_CAPACITY];
  private int pooledCount;

  private final Set<Reference<GoroutineDescriptor>> foreign = new HashSet<>();
  private final ReferenceQueue<GoroutineDescriptor> collected = new ReferenceQueue<>();

  static {
    if (RuntimeOptions.isJmx()) {
      registerBean();
    }
  }

  GoroutineRegistry() {}

  private static void registerBean() {
    try {
      GoroutinesBean.register();
    } catch (LinkageError e) {
      RuntimeOptions.tellMissingModule("jmx", "java.management", "is no bean", e);
    }
  }

  /** Go: runtime.NumGoroutine. Off by a moment while some start or end. */
  public static int count() {
    int[] count = new int[1];
    ALL.forEachLiving(handle -> count[0]++);
    return count[0];
  }

  /** Lists the descriptor of a thread of others. */
  static void add(GoroutineDescriptor descriptor) {
    ALL.addForeign(descriptor);
  }

  /** Takes it off again: its goroutine has ended before its thread. */
  static void remove(GoroutineDescriptor descriptor) {
    ALL.removeForeign(descriptor);
  }

  /** Whether a panic is on its way anywhere; a look at one moment. */
  static boolean isAnyPanicking() {
    boolean[] isFound = new boolean[1];
    ALL.forEachDescriptor(
        descriptor -> {
          PanicRecord record = descriptor.unwinding;
          isFound[0] |= record != null && !record.isExit;
        });
    return isFound[0];
  }

  /** The handles of the living, by id. */
  public static List<GoroutineHandle> live() {
    List<GoroutineHandle> handles = new ArrayList<>();
    ALL.forEachLiving(handles::add);
    handles.sort(Comparator.comparingLong(GoroutineHandle::id));
    return handles;
  }

  /** Go: allgadd. */
  synchronized void addPooled(GoroutineDescriptor descriptor) {
    if (pooledCount == pooled.length) {
      pooled = Arrays.copyOf(pooled, 2 * pooledCount);
    }
    descriptor.registryIndex = pooledCount;
    pooled[pooledCount++] = descriptor;
  }

  /** The last takes its place; the array shrinks after a peak. */
  synchronized void removePooled(GoroutineDescriptor descriptor) {
    GoroutineDescriptor last = pooled[--pooledCount];
    pooled[pooledCount] = null;
    if (last != descriptor) {
      pooled[descriptor.registryIndex] = last;
      last.registryIndex = descriptor.registryIndex;
    }
    if (pooledCount < pooled.length / 4 && pooled.length > FIRST_CAPACITY) {
      pooled = Arrays.copyOf(pooled, pooled.length / 2);
    }
  }

  /** How many pooled descriptors there are, dead or alive. */
  synchronized int pooledCount() {
    return pooledCount;
  }

  private synchronized void addForeign(GoroutineDescriptor descriptor) {
    Reference<? extends GoroutineDescriptor> gone;
    while ((gone = collected.poll()) != null) {
      foreign.remove(gone);
    }
    foreign.add(new WeakReference<>(descriptor, collected));
  }

  private synchronized void removeForeign(GoroutineDescriptor descriptor) {
    foreign.removeIf(reference -> reference.refersTo(descriptor));
  }

  private void forEachLiving(Consumer<GoroutineHandle> action) {
    forEachDescriptor(
        descriptor -> {
          GoroutineHandle handle = descriptor.handle;
          if (handle != null && descriptor.status() != GoroutineStatus.DEAD) {
            action.accept(handle);
          }
        });
  }

  /** But for those whose thread is gone. */
  private synchronized void forEachDescriptor(Consumer<GoroutineDescriptor> action) {
    for (int i = 0; i < pooledCount; i++) {
      action.accept(pooled[i]);
    }
    for (Reference<GoroutineDescriptor> reference : foreign) {
      GoroutineDescriptor descriptor = reference.get();
      if (descriptor != null && descriptor.thread.isAlive()) {
        action.accept(descriptor);
      }
    }
  }
}
