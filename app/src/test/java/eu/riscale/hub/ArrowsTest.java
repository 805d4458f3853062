package eu.riscale.hub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Packages know each other in one direction, from the command line down to the specification.
class ArrowsTest {
  private static final String HUB_PACKAGE = "eu.riscale.hub";

  /// From the top to the bottom. A package may know those of lower floors only, not those beside
  /// it; `""` is the package of `Hub` itself, and `spec.` are all of spec-model.
  private static final List<List<String>> FLOORS =
      List.of(
          List.of(""),
          List.of("command.install", "command.report", "command.shell"),
          List.of("command"),
          List.of("command.option"),
          List.of("command.syntax"),
          List.of("report.diff", "report.read", "init"),
          List.of("report.json"),
          List.of("report.ci", "report.html"),
          List.of("report", "process", "lsp"),
          List.of("work"),
          List.of("policy"),
          List.of("profile", "init.trial"),
          List.of("predict", "convert"),
          List.of("run", "inspect", "packaging", "consumer"),
          List.of("run.diagnosis.cause", "run.failure", "run.result", "run.tiling"),
          List.of("run.diagnosis.cause.input"),
          List.of("run.diagnosis"),
          List.of("run.memory", "run.layer"),
          List.of("run.comparison"),
          List.of("engine.machine"),
          List.of("engine.onnx", "engine.torch", "engine.tensorflow"),
          List.of("engine.library"),
          List.of("engine.python"),
          List.of("engine"),
          List.of("fit"),
          List.of("keras", "proc"),
          List.of("keras.layer", "keras.graph"),
          List.of("onnx"),
          List.of("weights.reader"),
          List.of("weights.keras", "weights.onnx", "weights.tensorflow", "weights.torch"),
          List.of("weights.torch.pickle"),
          List.of("weights"),
          List.of("tensor.picture"),
          List.of("tensor"),
          List.of("source"),
          List.of("spec."));

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HUB_PACKAGE);

  @Test
  void everyPackageHasItsFloorAndKnowsOnlyThoseBelow() {
    LayeredArchitecture floors =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(HUB_PACKAGE + "..")
            .ensureAllClassesAreContainedInArchitecture();
    List<String> above = new ArrayList<>();
    for (List<String> floor : FLOORS) {
      for (String name : floor) {
        floors = floors.layer("'" + name + "'").definedBy(packageOf(name));
      }
    }
    for (List<String> floor : FLOORS) {
      for (String name : floor) {
        floors =
            above.isEmpty()
                ? floors.whereLayer("'" + name + "'").mayNotBeAccessedByAnyLayer()
                : floors
                    .whereLayer("'" + name + "'")
                    .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
      }
      floor.forEach(name -> above.add("'" + name + "'"));
    }
    floors.check(HUB);
  }

  /// Floors are an order in a list; this holds whatever the list says. The packages of spec-model
  /// are held by a test there.
  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices()
        .matching(HUB_PACKAGE + ".(**)")
        .should()
        .beFreeOfCycles()
        .check(HUB.that(resideOutsideOfPackage(HUB_PACKAGE + ".spec..")));
  }

  @Test
  void whatLooksAtAModelDoesNotRunIt() {
    noClasses()
        .that()
        .resideInAnyPackage(
            HUB_PACKAGE + ".inspect", HUB_PACKAGE + ".packaging", HUB_PACKAGE + ".consumer")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HUB_PACKAGE + ".run..")
        .check(HUB);
  }

  @Test
  void picocliStaysInCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackages(HUB_PACKAGE, HUB_PACKAGE + ".command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(HUB);
  }

  @Test
  void enginesStayInEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HUB_PACKAGE + ".engine..")
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
        .resideInAPackage(HUB_PACKAGE + ".weights..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai..", "org.tensorflow..", "org.bytedeco..")
        .check(HUB);
  }

  /// What the versions of the format tell apart, the view of spec-model says as values.
  @Test
  void nothingTellsTheVersionsOfAModelApart() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HUB_PACKAGE + ".spec..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HUB_PACKAGE + ".spec.model..")
        .check(HUB);
  }

  /// A point at the end of a name stands for all packages inside.
  private static String packageOf(String name) {
    if (name.isEmpty()) {
      return HUB_PACKAGE;
    }
    return HUB_PACKAGE + "." + (name.endsWith(".") ? name + "." : name);
  }
}
