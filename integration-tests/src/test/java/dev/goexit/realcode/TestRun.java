package dev.goexit.realcode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests run by JUnit's launcher, on the calling thread. */
final class TestRun implements TestExecutionListener {
  private static final Launcher LAUNCHER = LauncherFactory.create();

  private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();

  private TestRun() {}

  /** Runs a test class that the calling thread's class loader finds. */
  static TestRun of(String testClass) {
    TestRun run = new TestRun();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(loader, testClass))
            .build();
    LAUNCHER.execute(request, run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    results.put(test.getUniqueId(), result);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    results.put(test.getUniqueId(), TestExecutionResult.aborted(null));
  }

  /** Of each test and container, in the order in which they ended. */
  Map<String, TestExecutionResult> results() {
    return results;
  }

  /** The same, in words that two runs can have in common. */
  Map<String, String> verdicts() {
    Map<String, String> verdicts = new LinkedHashMap<>();
    results.forEach((test, result) -> verdicts.put(test, verdict(result)));
    return verdicts;
  }

  private static String verdict(TestExecutionResult result) {
    return result.getStatus()
        + result.getThrowable().map(thrown -> " " + thrown.getClass().getName()).orElse("");
  }
}
