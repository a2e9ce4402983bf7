package dev.goexit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Fails a test that leaves goroutines behind, and names for each where it was created and what it
 * waits for. Methods before and after each test belong to the test; goroutines that were there
 * before it do not, nor do threads that only became goroutines.
 *
 * <p>Goroutines that are about to end are given time. Tests with this annotation do not run in
 * parallel with each other; other tests that start goroutines must not run in parallel with them
 * either, since nobody could tell whose they are. Works without the agent.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(GoroutineLeaksExtension.class)
@ResourceLock("dev.goexit.goroutines")
public @interface NoGoroutineLeaks {

  /** How long goroutines may take to end after the test, all together, in milliseconds. */
  long withinMillis() default 10_000;
}
