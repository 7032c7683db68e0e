package org.challengectl.itests;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {

  private static final String OURS = "org.challengectl..";
  private static JavaClasses all;

  @BeforeAll
  static void readAllBundles() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ArchitectureTest::isOurs)
            .importPackages("org.challengectl");
    assertTrue(all.size() > 300, "only " + all.size() + " classes found");
  }

  private static boolean isOurs(Location location) {
    return !location.contains("/itests/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "signal", "radio"})
  void anApiBundleKnowsNothingButTheJdk(String bundle) {
    onlyKnows(bundle, List.of()).check(all);
  }

  @Test
  void dspIsPlainJava() {
    classes()
        .that()
        .resideInAPackage("org.challengectl.dsp..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.challengectl.dsp..",
            "java..",
            "org.jtransforms..",
            "org.visnow..",
            "org.kc7bfi.jflac..",
            "com.jcraft..",
            "javazoom.jl.decoder..",
            "org.osgi.annotation..")
        .check(all);
  }

  @Test
  void aModulationKnowsOnlySignalAndDsp() {
    onlyKnows("modulation", List.of("org.challengectl.signal..", "org.challengectl.dsp.."))
        .check(all);
  }

  @Test
  void aModulationKnowsNoOtherModulation() {
    slices()
        .matching("org.challengectl.modulation.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("org.challengectl.modulation.kit.."))
        .check(all);
  }

  @Test
  void aDriverKnowsOnlyRadioAndDsp() {
    onlyKnows("driver", List.of("org.challengectl.radio..", "org.challengectl.dsp..")).check(all);
  }

  @Test
  void theSchedulerKnowsOnlyDomainAndSignal() {
    onlyKnows("scheduler", List.of("org.challengectl.domain..", "org.challengectl.signal.."))
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth", "events", "persistence"})
  void aServiceOfTheServerKnowsOnlyTheDomain(String bundle) {
    onlyKnows(bundle, List.of("org.challengectl.domain..", "org.challengectl.settings.."))
        .check(all);
  }

  @Test
  void theRadioCommandsKnowOnlyThePlugInInterfaces() {
    onlyKnows("radioshell", List.of("org.challengectl.signal..", "org.challengectl.radio.."))
        .check(all);
  }

  @Test
  void theSchemaKnowsOnlyTheSignal() {
    onlyKnows("schema", List.of("org.challengectl.signal..")).check(all);
  }

  @Test
  void thePreviewKnowsOnlySignalDspAndWaterfall() {
    onlyKnows(
            "preview",
            List.of(
                "org.challengectl.signal..",
                "org.challengectl.dsp..",
                "org.challengectl.waterfall.."))
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol", "settings"})
  void knowsNothingOfOurs(String bundle) {
    onlyKnows(bundle, List.of()).check(all);
  }

  @Test
  void nothingOfTheServerIsInTheAgent() {
    noClasses()
        .that()
        .resideInAPackage("org.challengectl.agent..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.challengectl.domain..",
            "org.challengectl.scheduler..",
            "org.challengectl.persistence..",
            "org.challengectl.auth..",
            "org.challengectl.rest..",
            "javax.persistence..",
            "javax.servlet..",
            "javax.ws.rs..",
            "org.apache.cxf..")
        .check(all);
  }

  @Test
  void entitiesStayInsideThePersistence() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.challengectl.persistence..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.persistence..", "org.challengectl.persistence.internal..")
        .check(all);
  }

  @Test
  void nobodyReachesIntoAnotherBundlesInternals() {
    for (String bundle :
        List.of(
            "scheduler",
            "auth",
            "eventfile",
            "waterfall",
            "preview",
            "driver.virtual",
            "agent.core")) {
      noClasses()
          .that()
          .resideOutsideOfPackage("org.challengectl." + bundle + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.challengectl." + bundle + ".internal..")
          .check(all);
    }
  }

  @Test
  void bundlesDoNotGoInCircles() {
    slices().matching("org.challengectl.(*)..").should().beFreeOfCycles().check(all);
  }

  /** A bundle that knows the JDK, what a component needs to be declared, and {@code more}. */
  private static ArchRule onlyKnows(String bundle, List<String> more) {
    String own = OURS.replace("..", "." + bundle + "..");
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(OURS)
                .and(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                        concat(own, more))));
  }

  private static String[] concat(String first, List<String> more) {
    String[] all = new String[more.size() + 1];
    all[0] = first;
    for (int i = 0; i < more.size(); i++) {
      all[i + 1] = more.get(i);
    }
    return all;
  }
}
