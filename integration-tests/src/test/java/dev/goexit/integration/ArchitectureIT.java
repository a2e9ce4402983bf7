package dev.goexit.integration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: agent → weave → (names of) woven ← runtime ← API. */
class ArchitectureIT {

  private static final String API = "dev.goexit";
  private static final String RUNTIME = "dev.goexit.runtime..";
  private static final String WOVEN = "dev.goexit.woven..";
  private static final String WEAVE = "dev.goexit.weave..";
  private static final String AGENT = "dev.goexit.agent..";

  private static final JavaClasses AGENT_JAR =
      new ClassFileImporter().importPath(Built.agentClasses());

  private static final JavaClasses RUNTIME_JAR =
      new ClassFileImporter().importPath(Built.runtimeClasses());

  @Test
  void the_weaver_knows_bytes_and_no_instrumentation() {
    noClasses()
        .that()
        .resideInAPackage(WEAVE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AGENT, "java.lang.instrument..", API, RUNTIME, WOVEN)
        .check(AGENT_JAR);
  }

  /** The names of the API's classes are all it has of them. */
  @Test
  void the_agent_knows_no_class_of_the_runtime() {
    noClasses()
        .that()
        .resideInAPackage(AGENT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, RUNTIME, WOVEN)
        .check(AGENT_JAR);
  }

  /** The bridge is defined as one class into java.lang, where it sees the JDK alone. */
  @Test
  void the_bridge_uses_jre_types_only() {
    noClasses()
        .that()
        .haveSimpleName("GoexitBridge")
        .should()
        .dependOnClassesThat(not(resideInAPackage("java..")).and(not(simpleName("GoexitBridge"))))
        .check(AGENT_JAR);
  }

  @Test
  void the_runtime_depends_on_the_jre_alone() {
    noClasses()
        .that(not(simpleName("FlightEvents")).and(not(ofFlightEvents())))
        .and(not(simpleName("GoroutinesBean")))
        .should()
        .dependOnClassesThat(not(resideInAnyPackage("java..", API, RUNTIME, WOVEN)))
        .check(RUNTIME_JAR);
  }

  /** Modules that may be missing are known to classes that are loaded by option alone. */
  @Test
  void what_may_be_missing_is_used_in_three_places() {
    noClasses()
        .that(not(simpleName("FlightEvents")).and(not(ofFlightEvents())))
        .and(not(simpleName("GoroutinesBean")).and(not(simpleName("ThreadCounts"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("jdk..", "javax..", "java.lang.management..", "java.util.logging.."))
        .check(RUNTIME_JAR);
  }

  private static DescribedPredicate<JavaClass> ofFlightEvents() {
    return DescribedPredicate.describe(
        "an event of FlightEvents",
        type -> type.getName().startsWith("dev.goexit.runtime.FlightEvents$"));
  }

  @Test
  void nothing_but_woven_code_uses_what_is_for_woven_code() {
    noClasses()
        .that()
        .resideOutsideOfPackage(WOVEN)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(WOVEN)
        .check(RUNTIME_JAR);
  }
}
