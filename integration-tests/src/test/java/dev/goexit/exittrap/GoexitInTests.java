package dev.goexit.exittrap;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.junit.TestExit;
import dev.goexit.junit.TrapsExit;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that end as Go's testing lets them end, and what is heard of them. */
public final class GoexitInTests {
  private GoexitInTests() {}

  public static void main(String[] args) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Tests.class)).build(),
            new TestExecutionListener() {
              @Override
              public void executionStarted(TestIdentifier test) {
                if (test.isTest()) {
                  println("==", test.getDisplayName());
                }
              }

              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  println(
                      result.getStatus(),
                      result.getThrowable().map(Throwable::getMessage).orElse(""));
                }
              }
            });
  }

  @Defers
  @TrapsExit
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Tests {
    private static final CountDownLatch ELSEWHERE = new CountDownLatch(1);

    /** The first that JUnit calls. */
    @AfterEach
    void second(TestInfo test) throws InterruptedException {
      if (test.getDisplayName().startsWith("failsNowInAGoroutine")) {
        ELSEWHERE.await(); // The test does not wait for the goroutine that ends it.
      }
      println("first cleanup");
      if (test.getDisplayName().startsWith("exitsInACleanup")) {
        Goexit.exit();
      }
    }

    @AfterEach
    void first() {
      println("second cleanup");
    }

    @Test
    void exits() {
      defer(() -> println("deferred", recover()));
      Goexit.exit();
    }

    @Test
    void exitsInACleanup() {
      panic("before");
    }

    @Test
    void failsNow() {
      defer(() -> println("deferred", recover()));
      TestExit.failNow("failed now");
    }

    @Test
    void failsNowInAGoroutine() throws InterruptedException {
      Go.go(
              () -> {
                defer(ELSEWHERE::countDown);
                defer(() -> println("deferred", recover()));
                TestExit.failNow("failed elsewhere");
              })
          .join();
      println("the test goes on");
    }

    @Test
    void panics() {
      defer(() -> println("deferred"));
      panic("boom");
    }
  }
}
