package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.OtherNames;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which the versions of the format name files: a path alone, a mapping with `source`,
/// lists of both, a mapping with `files`, and texts that hold a path beside another word.
final class FileForms {
  private static final String SOURCE = "source";
  private static final String FILES = "files";

  /// Whoever writes no more than the file's name means an environment of conda.
  private static final String CONDA = "conda:";

  private static final Pattern MANAGED = Pattern.compile("(?:conda|mamba|pip|maven):(.+)");

  private FileForms() {}

  /// The other forms of a value, those first that hold more than a path.
  static List<YamlNode> of(YamlNode node) {
    return switch (node) {
      case YamlScalar text ->
          text.kind() == YamlScalar.Kind.STRING ? ofText(text.text().strip()) : List.of();
      case YamlMapping mapping -> ofMapping(mapping);
      case YamlSequence list -> ofList(list);
    };
  }

  /// For a text, or a list of one, with a path and another word: the mapping that it stands for.
  static Optional<YamlNode> parted(YamlNode node) {
    YamlNode text =
        node instanceof YamlSequence list && list.items().size() == 1
            ? list.items().getFirst()
            : node;
    return text instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING
        ? parted(scalar.text().strip())
        : Optional.empty();
  }

  private static Optional<YamlNode> parted(String text) {
    Matcher managed = MANAGED.matcher(text);
    return managed.matches()
        ? Optional.of(described(managed.group(1)))
        : OfWeights.inFile(text).map(file -> file);
  }

  private static List<YamlNode> ofText(String text) {
    List<YamlNode> all = new ArrayList<>();
    parted(text).ifPresent(all::add);
    all.add(described(text));
    all.add(Values.list(Values.text(text)));
    all.add(Values.list(described(text)));
    all.add(Values.mapping(FILES, Values.list(Values.text(text))));
    OfWeights.format(text).ifPresent(format -> all.add(Values.mapping(format, described(text))));
    all.add(Values.text(CONDA + text));
    return all;
  }

  private static List<YamlNode> ofMapping(YamlMapping mapping) {
    List<YamlNode> all = new ArrayList<>();
    Optional<String> path = path(mapping);
    if (path.isPresent()) {
      if (mapping.get("callable") instanceof YamlScalar callable) {
        all.add(Values.text(path.get() + ":" + callable.text()));
      }
      all.add(Values.text(path.get()));
      all.add(Values.list(mapping));
      all.add(Values.list(Values.text(path.get())));
      all.add(Values.mapping(FILES, Values.list(Values.text(path.get()))));
      all.add(Values.text(CONDA + path.get()));
    }
    if (mapping.get(FILES) instanceof YamlSequence files) {
      all.add(files);
      all.addAll(ofList(files));
    }
    return all;
  }

  private static List<YamlNode> ofList(YamlSequence list) {
    List<YamlNode> all = new ArrayList<>();
    if (list.items().size() == 1) {
      YamlNode only = list.items().getFirst();
      all.add(only);
      all.addAll(of(only));
    }
    List<YamlNode> paths = new ArrayList<>();
    for (YamlNode item : list.items()) {
      path(item).map(Values::text).ifPresent(paths::add);
    }
    if (!paths.isEmpty() && paths.size() == list.items().size()) {
      all.add(Values.list(paths));
      all.add(Values.mapping(FILES, Values.list(paths)));
      all.add(Values.list(paths.stream().map(path -> Values.mapping(SOURCE, path)).toList()));
    }
    return all;
  }

  /// The path that a text or a mapping names; empty where there is none.
  static Optional<String> path(YamlNode node) {
    if (node instanceof YamlScalar text && text.kind() == YamlScalar.Kind.STRING) {
      return Optional.of(text.text().strip());
    }
    return node instanceof YamlMapping mapping ? path(mapping) : Optional.empty();
  }

  private static Optional<String> path(YamlMapping mapping) {
    for (YamlMapping.Entry entry : mapping.entries()) {
      boolean isSource = entry.key().equals(SOURCE) || OtherNames.of(entry.key()).contains(SOURCE);
      if (isSource
          && entry.value() instanceof YamlScalar text
          && text.kind() == YamlScalar.Kind.STRING) {
        return Optional.of(text.text().strip());
      }
    }
    return Optional.empty();
  }

  private static YamlMapping described(String path) {
    return Values.mapping(SOURCE, Values.text(path));
  }
}
