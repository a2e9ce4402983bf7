package dev.goexit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an exit raised inside an activation of this method, on its goroutine, ends here: the
 * method returns to its caller. Panics pass.
 *
 * <p>Woven by the agent. An exit that meets the method unwoven is refused with an {@link
 * IllegalStateException}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ExitBoundary {
  /** Must be true on a method with a result: an exit then makes it return zero, false or null. */
  boolean returnsDefault() default false;
}
