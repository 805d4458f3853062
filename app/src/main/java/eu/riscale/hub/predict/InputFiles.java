package eu.riscale.hub.predict;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the files that the command line names for the inputs of a model, and which belong
/// together.
///
/// @param model the inputs of which are named
record InputFiles(ModelView model) {

  /// Files that are run together.
  ///
  /// @param name of the outputs: that of the first file
  /// @param files by the ids of inputs, in the order of the description
  record Job(String name, Map<String, Path> files) {}

  /// @param given `NAME=FILE`, or `FILE` for the only input
  List<Job> jobs(List<String> given) throws PredictException {
    Map<String, Path> named = named(given);
    Map<String, Map<String, Path>> files = new LinkedHashMap<>();
    for (TensorView input : model.inputs()) {
      Path path = named.get(input.id());
      if (path != null) {
        files.put(input.id(), files(path));
      } else if (!input.isOptional()) {
        throw PredictException.usage(
            "There is no image for input '%s'; the model takes %s.".formatted(input.id(), inputs()),
            "Name one by --input %s=FILE.".formatted(input.id()));
      }
    }
    return joined(files);
  }

  private String inputs() {
    return String.join(
        " and ",
        model.inputs().stream()
            .map(input ->
                "'%s' (%s%s)"
                    .formatted(
                        input.id(),
                        String.join(", ", input.axisIds()),
                        input.isOptional() ? ", optional" : ""))
            .toList());
  }

  private Map<String, Path> named(List<String> given) throws PredictException {
    Map<String, Path> named = new LinkedHashMap<>();
    for (String word : given) {
      int sign = word.indexOf('=');
      String name = sign < 0 ? "" : word.substring(0, sign);
      Optional<String> input =
          model.inputs().stream().map(TensorView::id).filter(name::equals).findFirst();
      String file = input.isPresent() ? word.substring(sign + 1) : word;
      if (input.isEmpty() && (model.inputs().size() > 1 || isNoFile(word, sign))) {
        throw PredictException.usage(
            "--input %s: the model takes %s.".formatted(word, inputs()),
            "Name the input and a file: --input %s=FILE."
                .formatted(model.inputs().getFirst().id()));
      }
      String id = input.orElse(model.inputs().getFirst().id());
      if (named.putIfAbsent(id, path(word, file)) != null) {
        throw PredictException.usage(
            "--input names input '%s' twice.".formatted(id),
            "Name one file, or a folder of files.");
      }
    }
    return named;
  }

  /// A name that the only input does not have.
  private static boolean isNoFile(String word, int sign) {
    try {
      return sign >= 0 && !Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private static Path path(String word, String file) throws PredictException {
    try {
      if (file.isEmpty()) {
        throw PredictException.usage(
            "--input %s names no file.".formatted(word), "Write --input NAME=FILE.");
      }
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw PredictException.usage(
          "--input %s: %s.".formatted(word, Reason.of(e)), "Name a file that can be there.");
    }
  }

  /// One file, or the images of a folder by their names.
  private static Map<String, Path> files(Path path) throws PredictException {
    if (!Files.exists(path)) {
      throw new PredictException(
          PredictException.Kind.INPUT,
          "There is no file or folder %s.".formatted(path),
          "Correct its name; names that do not begin with / are looked for from the folder that"
              + " this shell is in.");
    }
    if (!Files.isDirectory(path)) {
      return Map.of("", path);
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> inside = Files.list(path)) {
      for (Path file : inside.filter(Files::isRegularFile).filter(ImageFile::isOne).toList()) {
        Path other = files.putIfAbsent(ImageFile.stem(file), file);
        if (other != null) {
          throw PredictException.usage(
              "%s and %s would have outputs of one name.".formatted(other, file),
              "Rename one of them, or move it to another folder.");
        }
      }
    } catch (IOException e) {
      throw new PredictException(
          PredictException.Kind.INPUT,
          "The folder %s cannot be read: %s.".formatted(path, Reason.of(e)),
          "See that you may read it.");
    }
    if (files.isEmpty()) {
      throw new PredictException(
          PredictException.Kind.INPUT,
          "There is no image in the folder %s.".formatted(path),
          "Images end in .npy, .tif, .tiff, .png, .jpg or .jpeg.");
    }
    return files;
  }

  /// Files of one name belong together; a single file goes with all of them.
  private static List<Job> joined(Map<String, Map<String, Path>> files) throws PredictException {
    Optional<Map.Entry<String, Map<String, Path>>> many =
        files.entrySet().stream().filter(each -> !each.getValue().containsKey("")).findFirst();
    if (many.isEmpty()) {
      Map<String, Path> all = new LinkedHashMap<>();
      files.forEach((id, one) -> all.put(id, Objects.requireNonNull(one.get(""))));
      String name = all.isEmpty() ? "" : ImageFile.stem(all.values().iterator().next());
      return List.of(new Job(name, all));
    }
    List<Job> jobs = new ArrayList<>();
    for (String name : many.get().getValue().keySet()) {
      Map<String, Path> together = new LinkedHashMap<>();
      for (Map.Entry<String, Map<String, Path>> input : files.entrySet()) {
        Path own = input.getValue().get(name);
        Path file = own == null ? input.getValue().get("") : own;
        if (file == null) {
          throw PredictException.usage(
              "There is no image '%s' for input '%s' beside that for input '%s'."
                  .formatted(name, input.getKey(), many.get().getKey()),
              "Give the files that belong together one name in both folders.");
        }
        together.put(input.getKey(), file);
      }
      jobs.add(new Job(name, together));
    }
    return jobs;
  }
}
