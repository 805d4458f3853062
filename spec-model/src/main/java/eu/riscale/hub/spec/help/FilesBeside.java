package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.rule.file.WholeFile;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that lie beside a description, of which help names those that are there.
final class FilesBeside {
  /// A file of a sample, such as `test_input.npy`.
  private static final Pattern FILE = Pattern.compile("([A-Za-z_]+)\\.([a-z]{2,4})");

  /// The same in the text of an example, where addresses and folders have other names beside them.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\w./-])[A-Za-z_]+\\.(?:md|png|npy|onnx|pt|py|txt|yaml|h5|keras|zip)(?![\\w./-])");

  /// Endings that may stand for that of a sample.
  private static final Map<String, List<String>> ENDINGS =
      Map.of(
          "md", List.of(".md"),
          "png", List.of(".png", ".jpg", ".jpeg", ".gif", ".svg"),
          "npy", List.of(".npy"),
          "onnx", List.of(".onnx"),
          "pt", List.of(".pt", ".pth", ".ckpt"),
          "py", List.of(".py"));

  private static final Pattern OF_TENSOR = Pattern.compile("input|output");

  /// So many files are looked through.
  private static final int MOST_FILES = 1_000;

  private final FileLookup files;
  private @Nullable List<String> names;

  FilesBeside(FileLookup files) {
    this.files = files;
  }

  /// Whether a file may be proposed: it lies beside the description, or nobody looks whether it
  /// does.
  boolean mayLie(String path) {
    Optional<FileSource> file = FileSource.parse(path);
    return file.isPresent()
        && !file.get().leavesFolder()
        && files.presence(file.get()) != FileLookup.Presence.MISSING;
  }

  /// Whether a file is known to lie beside the description.
  boolean isThere(String path) {
    return FileSource.parse(path)
        .filter(file -> !file.leavesFolder())
        .filter(file -> files.presence(file) == FileLookup.Presence.PRESENT)
        .isPresent();
  }

  /// The checksum of a file beside the description that is whole by its format.
  Optional<Sha256> checksum(String path, Role role) {
    return FileSource.parse(path).flatMap(file -> WholeFile.checksum(file, role, files));
  }

  /// Whether a value names a file that lies beside the description.
  boolean isThere(YamlNode value) {
    return value instanceof YamlScalar scalar
        && FILE.matcher(scalar.text()).matches()
        && isThere(scalar.text());
  }

  /// What to say of an example with the file of a sample that is not known to be there; empty where
  /// it has none.
  Optional<String> toBeThere(List<Edit> edits, Samples samples) {
    for (Edit edit : edits) {
      if (edit instanceof Edit.Example(var path, var yaml)) {
        Matcher file = NAMED.matcher(yaml);
        if (file.find() && samples.hasFile(file.group()) && !isThere(file.group())) {
          return Optional.of(
              "In the place of '%s' goes the name of your own file, which has to lie beside the description."
                  .formatted(file.group()));
        }
      }
    }
    return Optional.empty();
  }

  /// A sample with the files that are there in the place of those that are not.
  YamlNode in(YamlNode sample) {
    return switch (sample) {
      case YamlScalar scalar -> {
        Matcher file = FILE.matcher(scalar.text());
        boolean missing =
            scalar.kind() == YamlScalar.Kind.STRING
                && file.matches()
                && ENDINGS.containsKey(file.group(2))
                && !mayLie(scalar.text());
        yield missing ? there(file).<YamlNode>map(Values::text).orElse(sample) : sample;
      }
      case YamlSequence list -> new YamlSequence(new ArrayList<>(all(list)), list.span());
      case YamlMapping mapping ->
          new YamlMapping(
              mapping.entries().stream()
                  .map(entry ->
                      new YamlMapping.Entry(
                          entry.key(), entry.keyKind(), entry.keySpan(), in(entry.value())))
                  .toList(),
              mapping.span());
    };
  }

  private List<YamlNode> all(YamlSequence list) {
    return list.items().stream().map(this::in).toList();
  }

  /// The one file of its kind, or the one of them whose name has a word of the sample's.
  private Optional<String> there(Matcher sample) {
    List<String> endings = ENDINGS.getOrDefault(sample.group(2), List.of());
    List<String> found = new ArrayList<>();
    for (String name : names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!name.contains("/") && endings.stream().anyMatch(lower::endsWith)) {
        found.add(name);
      }
    }
    String word = sample.group(1).replaceFirst("^.*_", "").toLowerCase(Locale.ROOT);
    boolean isOfTensor = OF_TENSOR.matcher(word).find();
    List<String> named =
        found.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(word)).toList();
    List<String> others =
        found.stream()
            .filter(name -> !OF_TENSOR.matcher(name.toLowerCase(Locale.ROOT)).find())
            .toList();
    return Stream.of(named, isOfTensor ? List.<String>of() : others)
        .filter(one -> one.size() == 1)
        .map(List::getFirst)
        .findFirst();
  }

  private List<String> names() {
    if (names == null) {
      try {
        names = files.list().stream().limit(MOST_FILES).toList();
      } catch (IOException e) {
        names = List.of(); // What is wrong with the folder is told of the files that are named.
      }
    }
    return names;
  }
}
