package dev.goexit.junit;

import dev.goexit.ExitTrap;
import dev.goexit.Outcome;
import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;

/** Puts tests under traps, and makes verdicts of what the traps tell. */
final class TrapsExitExtension implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    trapped(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    trapped(invocation);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return trapped(invocation);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    trapped(invocation);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    trapped(invocation);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    trapped(invocation);
  }

  /** A test is over when its method is: threads that it has left behind are asked to stop. */
  private static <T> T trapped(InvocationInterceptor.Invocation<T> invocation) throws Throwable {
    ExitTrap.Result<T> result =
        ExitTrap.builder()
            .awaitThreads(Duration.ZERO)
            .stopWithin(Duration.ZERO)
            .call(() -> proceed(invocation));
    Throwable verdict = verdict(result);
    if (verdict != null) {
      throw verdict;
    }
    return ((Outcome.Returned<T>) result.outcome()).value();
  }

  private static <T> T proceed(InvocationInterceptor.Invocation<T> invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // There is no third kind but of one's own making.
    }
  }

  /** What the test is to throw; null if it returned. */
  private static Throwable verdict(ExitTrap.Result<?> result) {
    Throwable panic =
        result.outcome() instanceof Outcome.Panicked<?> panicked ? panicked.panic() : null;
    if (result.exitStatus().isEmpty()) {
      return result.outcome() instanceof Outcome.Exited<?> exited ? left(exited) : panic;
    }
    Throwable verdict = TestExit.verdict(result.exitStatus().getAsInt());
    if (verdict == null) {
      verdict = called(result.caller().orElseThrow());
    }
    if (panic != null && panic != verdict) {
      verdict.addSuppressed(panic);
    }
    return verdict;
  }

  private static AssertionFailedError called(ExitTrap.ExitCall call) {
    AssertionFailedError failure = new AssertionFailedError("The test called " + call);
    failure.setStackTrace(call.trace().toArray(StackTraceElement[]::new));
    return failure;
  }

  /** Go's testing reports this as a failure too. */
  private static AssertionFailedError left(Outcome.Exited<?> exited) {
    AssertionFailedError failure =
        new AssertionFailedError(
            "The test left by Goexit.exit("
                + exited.status()
                + "). Use TestExit.failNow or skipNow");
    failure.setStackTrace(exited.trace().toArray(StackTraceElement[]::new));
    return failure;
  }
}
