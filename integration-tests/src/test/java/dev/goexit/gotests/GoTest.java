package dev.goexit.gotests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A case named after its origin: the file in Go's source tree and the test in it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface GoTest {
  /** As in {@code runtime/defer_test.go TestAbortedPanic}. */
  String value();
}
