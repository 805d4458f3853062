package eu.riscale.hub.spec;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Packages stand on floors and know those of their own floor and below; nothing is part of a
/// circle, neither packages nor files.
class ArrowsTest {
  private static final String ROOT = "eu.riscale.hub.spec";

  /// From the ground up. A package belongs to the floor that names it or the package around it.
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("secret"),
          Set.of("finding"),
          Set.of("yaml"),
          Set.of("value", "file", "npy", "picture"),
          Set.of("decode"),
          Set.of("generic", "dataset", "application", "notebook", "collection", "model"),
          Set.of("resource"),
          Set.of("view"),
          Set.of("rule"),
          Set.of("edit"),
          Set.of("help"),
          Set.of("convert"),
          Set.of(""),
          Set.of("reference"));

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageStandsOnAFloor() {
    Set<String> homeless = new TreeSet<>();
    for (JavaClass type : LIBRARY) {
      if (floor(type) < 0) {
        homeless.add(type.getPackageName());
      }
    }

    assertThat(homeless).isEmpty();
  }

  @Test
  void noArrowLeadsUp() {
    Set<String> up = new TreeSet<>();
    for (JavaClass type : LIBRARY) {
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        JavaClass target = arrow.getTargetClass().getBaseComponentType();
        if (isOurs(target) && floor(target) > floor(type)) {
          up.add(file(type) + " → " + file(target));
        }
      }
    }

    assertThat(up).isEmpty();
  }

  @Test
  void packagesAreNoPartOfACircle() {
    slices()
        .assignedFrom(slicing("package", JavaClass::getPackageName))
        .should()
        .beFreeOfCycles()
        .check(LIBRARY);
  }

  /// Classes in one file count as one. The compiler makes a sealed interface name its subclasses;
  /// that is no arrow.
  @Test
  void filesAreNoPartOfACircle() {
    slices()
        .assignedFrom(slicing("file", ArrowsTest::file))
        .should()
        .beFreeOfCycles()
        .check(LIBRARY);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /// Counted from the ground; -1 for a package that stands nowhere.
  private static int floor(JavaClass type) {
    String name = type.getPackageName();
    String below = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    String outer = below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    for (int i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(outer)) {
        return i;
      }
    }
    return -1;
  }

  private static String file(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getName();
  }

  private static SliceAssignment slicing(String kind, Function<JavaClass, String> slice) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return isOurs(type) ? SliceIdentifier.of(slice.apply(type)) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "every " + kind;
      }
    };
  }
}
