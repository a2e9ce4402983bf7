package dev.goexit.junit;

import dev.goexit.Goroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Compares the goroutines that live after a test with those before. */
final class GoroutineLeaksExtension implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GoroutineLeaksExtension.class);

  private static final String BEFORE = "goroutines before";

  @Override
  public void beforeEach(ExtensionContext test) {
    Set<Goroutine> before = Collections.newSetFromMap(new IdentityHashMap<>());
    before.addAll(Goroutine.living());
    test.getStore(NAMESPACE).put(BEFORE, before);
  }

  @Override
  public void afterEach(ExtensionContext test) throws InterruptedException {
    Set<?> before = test.getStore(NAMESPACE).get(BEFORE, Set.class);
    List<Goroutine> left = new ArrayList<>(Goroutine.living());
    // Main and threads of others have no creation site: they were not started as goroutines.
    left.removeIf(one -> before.contains(one) || one.creationSite() == null);
    Duration limit = Duration.ofMillis(limitMillis(test));
    awaitEnd(left, limit);
    if (!left.isEmpty()) {
      throw new AssertionFailedError(report(left, limit));
    }
  }

  private static long limitMillis(ExtensionContext test) {
    return AnnotationSupport.findAnnotation(test.getElement(), NoGoroutineLeaks.class)
        .or(() -> AnnotationSupport.findAnnotation(test.getTestClass(), NoGoroutineLeaks.class))
        .map(NoGoroutineLeaks::withinMillis)
        .orElse(0L); // It is a registered extension: there is no annotation to say.
  }

  private static void awaitEnd(List<Goroutine> goroutines, Duration limit)
      throws InterruptedException {
    long start = System.nanoTime();
    for (Goroutine goroutine : List.copyOf(goroutines)) {
      Duration left = limit.minusNanos(System.nanoTime() - start);
      if (goroutine.join(left)) {
        goroutines.remove(goroutine);
      }
    }
  }

  private static String report(List<Goroutine> left, Duration limit) {
    StringBuilder text = new StringBuilder();
    text.append(left.size()).append(left.size() == 1 ? " goroutine" : " goroutines");
    text.append(" of this test did not end within ").append(limit.toMillis()).append(" ms:");
    for (Goroutine goroutine : left) {
      text.append("\n  ")
          .append(goroutine)
          .append(", created at ")
          .append(goroutine.creationSite());
    }
    for (Goroutine goroutine : left) {
      text.append("\n\n").append(goroutine.dump());
    }
    return text.toString();
  }
}
