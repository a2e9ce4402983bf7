package dev.goexit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that calls to {@link Go#defer defer} in here run when the method ends.
 *
 * <p>On a method or constructor it covers the lambdas written inside, each of which is a function
 * of its own; on a class its members; on a package its classes, but not those of packages below it.
 * The agent weaves what is annotated. The annotation is kept at run time, since the JVM shows an
 * agent that comes late no other.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE, ElementType.PACKAGE})
public @interface Defers {}
