package dev.goexit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each test, and each method before and after it, under an exit trap: code that calls {@code
 * System.exit} ends its test, as failed, and not the JVM; whatever thread of the test it is on.
 * {@link TestExit#failNow} and {@link TestExit#skipNow} work in such a test.
 *
 * <p>Tests may run in parallel: each has a trap of its own. Needs the agent in the JVM of the
 * tests, for instance by Surefire's {@code <argLine>-javaagent:goexit-agent.jar</argLine>}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(TrapsExitExtension.class)
public @interface TrapsExit {}
