package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The code of a network, which format 0.4 names by a text with fields beside it, and format 0.5 by
/// a mapping. And the format of weights, which their file tells.
final class OfWeights {
  private static final Map<String, String> FORMATS =
      Map.of(
          "onnx", "onnx",
          "pth", "pytorch_state_dict",
          "keras", "keras_v3",
          "h5", "keras_hdf5",
          "hdf5", "keras_hdf5");

  private static final String SOURCE = "source";
  private static final Pattern IN_FILE = Pattern.compile("(.+\\.py)\\s*:{1,2}\\s*(\\w+)");
  private static final Pattern IN_LIBRARY = Pattern.compile("(\\w+(?:\\.\\w+){0,20})\\.(\\w+)");

  private OfWeights() {}

  private static boolean isOne(Place place) {
    return place.path().toString().equals("weights.pytorch_state_dict.architecture");
  }

  /// A mapping as the text of format 0.4; none where the place is another one.
  static List<Edit> asText(Place place) {
    Tree tree = new Tree(place.root());
    String callable = tree.text(place.path().field("callable"));
    String source = tree.text(place.path().field(SOURCE));
    String library = tree.text(place.path().field("import_from"));
    if (!isOne(place) || callable.isEmpty() || source.isEmpty() == library.isEmpty()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    String text = source.isEmpty() ? library + "." + callable : source + ":" + callable;
    edits.add(Place.writeAt(place.path(), Values.text(text)));
    for (String field : List.of("sha256", "kwargs")) {
      RdfPath to =
          place.path().parent().field(field.equals("sha256") ? "architecture_" + field : field);
      if (Edited.at(place.root(), to).isEmpty()) {
        Edited.at(place.root(), place.path().field(field))
            .ifPresent(value -> edits.add(Place.writeAt(to, value)));
      } else if (source.isEmpty() && field.equals("sha256")) {
        edits.add(new Edit.Remove(to));
      }
    }
    return edits;
  }

  /// A text as the mapping of format 0.5, with what stands beside it; none where the place is
  /// another one.
  static List<Edit> asMapping(Place place) {
    Matcher file = IN_FILE.matcher(place.text().strip());
    Matcher library = IN_LIBRARY.matcher(place.text().strip());
    boolean inFile = file.matches();
    if (!isOne(place) || !(inFile || library.matches())) {
      return List.of();
    }
    Matcher found = inFile ? file : library;
    YamlMapping whole = called(inFile ? SOURCE : "import_from", found);
    List<Edit> beside = new ArrayList<>();
    for (String field : List.of("architecture_sha256", "kwargs")) {
      RdfPath from = place.path().parent().field(field);
      YamlNode value = Edited.at(place.root(), from).orElse(null);
      if (value != null && (inFile || field.equals("kwargs"))) {
        whole = Values.with(whole, field.replace("architecture_", ""), value);
        beside.add(new Edit.Remove(from));
      }
    }
    List<Edit> edits = new ArrayList<>(place.write(whole));
    edits.addAll(beside);
    return edits;
  }

  /// The format that the file of weights has, by its ending, where they go by another name; empty
  /// where the format is there already.
  static Optional<String> format(Place place) {
    if (!place.path().parent().toString().equals("weights")
        || !(place.node() instanceof YamlMapping weights)
        || !(weights.get(SOURCE) instanceof YamlScalar source)) {
      return Optional.empty();
    }
    YamlMapping all = place.holder();
    return format(source.text()).filter(format -> all != null && all.get(format) == null);
  }

  /// The format of weights that the ending of a file tells; empty where it may be several.
  static Optional<String> format(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(FORMATS.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  /// The mapping of format 0.5 for `unet.py:UNet2d`; empty for other texts.
  static Optional<YamlMapping> inFile(String text) {
    Matcher file = IN_FILE.matcher(text);
    return file.matches() ? Optional.of(called(SOURCE, file)) : Optional.empty();
  }

  private static YamlMapping called(String place, Matcher found) {
    return Values.with(
        Values.mapping(place, Values.text(found.group(1))),
        "callable",
        Values.text(found.group(2)));
  }
}
