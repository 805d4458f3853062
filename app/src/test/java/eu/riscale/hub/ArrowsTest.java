package eu.riscale.hub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Packages know each other in one direction: `command → run, packaging, inspect, report → engine,
/// keras, proc, consumer → weights → tensor, source → spec-model`.
class ArrowsTest {
  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("eu.riscale.hub");

  @Test
  void packagesKnowOnlyThoseBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("command")
        .definedBy("eu.riscale.hub", "eu.riscale.hub.command..")
        .layer("run")
        .definedBy(
            "eu.riscale.hub.run..",
            "eu.riscale.hub.packaging..",
            "eu.riscale.hub.inspect..",
            "eu.riscale.hub.report..")
        .layer("engine")
        .definedBy(
            "eu.riscale.hub.engine..",
            "eu.riscale.hub.keras..",
            "eu.riscale.hub.proc..",
            "eu.riscale.hub.consumer..")
        .layer("weights")
        .definedBy("eu.riscale.hub.weights..")
        .layer("tensor")
        .definedBy("eu.riscale.hub.tensor..", "eu.riscale.hub.source..")
        .layer("spec")
        .definedBy("eu.riscale.hub.spec..")
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("command", "run")
        .whereLayer("weights")
        .mayOnlyBeAccessedByLayers("command", "run", "engine")
        .whereLayer("tensor")
        .mayOnlyBeAccessedByLayers("command", "run", "engine", "weights")
        .check(HUB);
  }

  @Test
  void packagesOfOneLayerDoNotKnowEachOtherBothWays() {
    slices().matching("eu.riscale.hub.(*)..").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void picocliStaysInCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackages("eu.riscale.hub", "eu.riscale.hub.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(HUB);
  }

  @Test
  void enginesStayInEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("eu.riscale.hub.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
        .check(HUB);
  }

  /// Readers of weights files say what a file holds without anything that could run it.
  @Test
  void weightsAreReadWithoutEngines() {
    noClasses()
        .that()
        .resideInAPackage("eu.riscale.hub.weights..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai..", "org.tensorflow..", "org.bytedeco..")
        .check(HUB);
  }

  @Test
  void roomsOfWeightsDoNotKnowEachOtherBothWays() {
    slices()
        .matching("eu.riscale.hub.(**)")
        .should()
        .beFreeOfCycles()
        .check(HUB.that(resideInAPackage("eu.riscale.hub.weights..")));
  }
}
