package dev.goexit.exittrap;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs {@link TrappedSamples}, in parallel if the argument says so, and prints the verdicts. */
public final class RunTests {
  private RunTests() {}

  public static void main(String[] args) {
    SortedMap<String, String> verdicts = Collections.synchronizedSortedMap(new TreeMap<>());
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
              String message =
                  result.getThrowable().map(thrown -> ": " + firstLine(thrown)).orElse("");
              verdicts.put(
                  test.getLegacyReportingName() + " " + test.getUniqueId().hashCode(),
                  test.getLegacyReportingName() + " " + result.getStatus() + message);
            }
          }
        };
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(TrappedSamples.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", args[0])
                .configurationParameter(
                    "junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                    "junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .build(),
            listener);
    verdicts.values().forEach(System.out::println);
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }
}
