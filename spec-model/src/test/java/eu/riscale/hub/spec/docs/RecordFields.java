package eu.riscale.hub.spec.docs;

import eu.riscale.hub.spec.SpecValidator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The records of the library and their components, by the names that the format gives to types and
/// fields.
final class RecordFields {
  /// Records that only group fields which the format lists one by one.
  private static final List<String> GROUPS =
      List.of("ResourceMetadata", "GenericFields", "WeightsFile", "WeightsEntry");

  /// Types that the records call by another name.
  private static final Map<String, String> OTHER_TYPES =
      Map.of(
          "ContinuousReproducibilityTolerance", "ReproducibilityTolerance",
          "DiscreteReproducibilityTolerance", "ReproducibilityTolerance",
          "model.v0_4.LinkedModel", "generic.v0_2.LinkedResource",
          "dataset.v0_2.LinkedDataset", "generic.v0_2.LinkedResource",
          "generic.v0_3.Config", "generic.v0_3.GenericFields");

  /// Fields that the records call by another name.
  private static final Map<String, String> OTHER_FIELDS =
      Map.of(
          "BatchAxis.size", "onlyOne",
          "CellposeFlowDynamicsKwargs.do_3D", "do3d",
          "ReproducibilityTolerance.output_ids", "outputs",
          "generic.v0_3.GenericFields.bioimageio", "config",
          "model.v0_4.ScaleMeanVarianceKwargs.reference_tensor", "reference",
          "model.v0_4.ScaleRangeKwargs.axes", "reduced",
          "model.v0_4.ZeroMeanUnitVarianceKwargs.axes", "reduced");

  private final List<Class<?>> records;

  private RecordFields(List<Class<?>> records) {
    this.records = records;
  }

  static RecordFields ofTheLibrary() throws IOException {
    try {
      Path classes =
          Path.of(SpecValidator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<Class<?>> records = new ArrayList<>();
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file :
            files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
          String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
          Class<?> type =
              name.startsWith("eu.riscale.hub.spec.") ? Class.forName(name) : Object.class;
          if (type.isRecord()) {
            records.add(type);
          }
        }
      }
      return new RecordFields(records);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new LinkageError("classes of the library", e);
    }
  }

  /// Where a field is held, such as `InputTensorDescr.testTensor`; empty where nowhere.
  String holder(String type, String field) {
    String own = OTHER_TYPES.getOrDefault(type, type);
    String plain = field.replace("=", "");
    String standard = own.equals("model.v0_5.WeightsDescr") ? "entries" : camel(plain);
    String wanted = OTHER_FIELDS.getOrDefault(own + "." + plain, standard);
    boolean told = field.endsWith("=") || (plain.equals("kwargs") && own.endsWith("Descr"));
    for (Class<?> candidate : candidates(own)) {
      String component = component(candidate, wanted);
      if (!component.isEmpty()) {
        return "`" + name(candidate) + "` `" + component + "`";
      }
      if (told) {
        return "`" + name(candidate) + "`";
      }
    }
    return "";
  }

  /// Records of the type's name, in the packages of its version; types without a version may be
  /// anywhere.
  private List<Class<?>> candidates(String type) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    String version = type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : "";
    List<String> names =
        List.of(
            simple,
            simple.replace("Kwargs", "Descr"),
            simple.replaceFirst("(Weights)?Descr$|Kwargs$", ""));
    List<Class<?>> found = new ArrayList<>();
    for (String name : names) {
      for (Class<?> candidate : records) {
        if (candidate.getSimpleName().equals(name) && fits(candidate, version)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  private static boolean fits(Class<?> candidate, String version) {
    String own = candidate.getPackageName().replace("eu.riscale.hub.spec.", "");
    return version.isEmpty()
        || (own + ".").startsWith(version + ".")
        || own.equals(version.substring(0, version.indexOf('.')));
  }

  private static String component(Class<?> type, String name) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return name;
      }
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (GROUPS.contains(component.getType().getSimpleName())) {
        String inner = component(component.getType(), name);
        if (!inner.isEmpty()) {
          return component.getName() + "." + inner;
        }
      }
    }
    return "";
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    String name = (outer == null ? "" : outer.getSimpleName() + ".") + type.getSimpleName();
    return type.getPackageName().replace("eu.riscale.hub.spec.", "") + "." + name;
  }

  private static String camel(String field) {
    List<String> words = Arrays.asList(field.split("_", -1));
    StringBuilder camel = new StringBuilder(words.get(0));
    for (String word : words.subList(1, words.size())) {
      camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return camel.toString();
  }
}
