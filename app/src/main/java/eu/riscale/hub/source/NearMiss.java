package eu.riscale.hub.source;

import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.value.DescriptionName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What a person may have meant by a folder or zip in which no description is found.
final class NearMiss {
  private static final int MOST_NAMED = 3;
  private static final Pattern NEARLY =
      Pattern.compile(
          "(?:.*\\.)?(?:rdf|bioimageio|model)(?:[ _-]?\\(?\\d+\\)?)?\\.ya?ml(?:\\.txt)?"
              + "|rdf\\.json");
  private static final List<String> YAML = List.of(".yaml", ".yml");

  /// The ending of files that hold weights, in small letters.
  private static final List<String> WEIGHTS =
      List.of(
          ".onnx",
          ".pt",
          ".pth",
          ".torch",
          ".h5",
          ".hdf5",
          ".keras",
          ".pb",
          ".safetensors",
          ".ckpt",
          ".tflite");

  private NearMiss() {}

  /// Why a folder is no model.
  ///
  /// @param given as the person named it
  /// @param paths of its files, and of those in folders in it; of those further down some
  static Refusal inFolder(String given, Collection<String> paths) {
    List<String> models = models(paths);
    if (models.size() > 1) {
      String all = given.endsWith("/") ? given + "*" : given + "/*";
      return new Refusal(
          "the folder holds several models (%s):".formatted(NameList.of(models, MOST_NAMED)),
          "name its models, or %s%s.".formatted(all, collection(given, paths)));
    }
    String start = given.endsWith("/") ? given : given + "/";
    return lacking(
        "the folder holds no rdf.yaml (nor bioimageio.yaml, model.yaml or *.rdf.yaml)",
        paths,
        folder -> "name " + start + folder,
        zip -> "name " + start + zip);
  }

  /// A file at the top that may list the models.
  private static String collection(String given, Collection<String> paths) {
    List<String> named =
        paths.stream()
            .filter(path -> path.indexOf('/') < 0 && isYaml(path) && path.contains("collection"))
            .sorted()
            .toList();
    return named.size() == 1
        ? ", or the collection, " + (given.endsWith("/") ? given : given + "/") + named.getFirst()
        : "";
  }

  /// Why a zip is no model.
  ///
  /// @param paths of its files
  static Refusal inZip(Collection<String> paths) {
    List<String> models = models(paths);
    if (models.size() > 1) {
      return new Refusal(
          "the zip holds several models (%s):".formatted(NameList.of(models, MOST_NAMED)),
          "unpack it, and name each of its models.");
    }
    return lacking(
        "the zip holds no rdf.yaml (nor bioimageio.yaml or model.yaml) at its top or in a folder"
            + " there",
        paths,
        folder -> "zip what lies in " + folder + " by itself",
        zip -> "unpack it, and name that zip");
  }

  /// Whether a file has the name of weights.
  static boolean isNamedAsWeights(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WEIGHTS.stream().anyMatch(lower::endsWith);
  }

  /// A description that lies too far down to be that of the whole.
  private static Optional<String> further(Collection<String> paths) {
    return paths.stream()
        .filter(path -> path.indexOf('/') != path.lastIndexOf('/'))
        .filter(path -> DescriptionName.is(path.substring(path.lastIndexOf('/') + 1)))
        .filter(path -> !path.startsWith("__MACOSX/"))
        .sorted()
        .findFirst();
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /// @param none that there is no description
  /// @param asked what to do with a folder in which the description lies
  /// @param packed what to do with a zip that lies there
  private static Refusal lacking(
      String none,
      Collection<String> paths,
      UnaryOperator<String> asked,
      UnaryOperator<String> packed) {
    Optional<String> nearly = paths.stream().filter(NearMiss::isNearly).sorted().findFirst();
    if (nearly.isPresent()) {
      String ending =
          nearly.get().toLowerCase(Locale.ROOT).endsWith(".yml")
              ? "; the ending must be .yaml"
              : "";
      return new Refusal(
          none + ", but '%s'%s:".formatted(nearly.get(), ending), "rename that to rdf.yaml.");
    }
    Optional<String> further = further(paths);
    if (further.isPresent()) {
      return new Refusal(
          none + ", but '%s':".formatted(further.get()), asked.apply(folder(further.get())) + ".");
    }
    List<String> yaml =
        paths.stream().filter(path -> path.indexOf('/') < 0 && isYaml(path)).sorted().toList();
    if (!yaml.isEmpty()) {
      return new Refusal(
          none + ", but %s:".formatted(NameList.of(yaml, MOST_NAMED)),
          "if that is the description, name the file, or rename it to rdf.yaml.");
    }
    List<String> zips =
        paths.stream()
            .filter(path -> path.indexOf('/') < 0 && path.toLowerCase(Locale.ROOT).endsWith(".zip"))
            .sorted()
            .toList();
    if (zips.size() == 1) {
      return new Refusal(
          none + ", but '%s':".formatted(zips.getFirst()), packed.apply(zips.getFirst()) + ".");
    }
    List<String> weights = paths.stream().filter(NearMiss::isNamedAsWeights).sorted().toList();
    return Refusal.of(
        none
            + (weights.isEmpty()
                ? "."
                : ", but weights (%s): hub needs the description that they belong to."
                    .formatted(NameList.of(weights, MOST_NAMED))));
  }

  private static boolean isNearly(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return path.indexOf('/') == path.lastIndexOf('/')
        && !path.startsWith("__MACOSX/")
        && !name.startsWith("._")
        && NEARLY.matcher(name).matches();
  }

  private static boolean isYaml(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return YAML.stream().anyMatch(name::endsWith)
        && !name.startsWith(".")
        && !name.contains("environment");
  }

  private static List<String> models(Collection<String> paths) {
    return RdfFolder.candidates(paths).stream()
        .flatMap(rdf -> rdf.below().stream())
        .sorted()
        .toList();
  }
}
