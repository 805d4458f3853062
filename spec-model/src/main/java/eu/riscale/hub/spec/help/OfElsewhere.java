package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Facts that stand where another version of the format has them, such as the files of all test
/// tensors at the top. Their value is told in the form and at the place of this version.
final class OfElsewhere {
  private static final Pattern LISTS = Pattern.compile("(test|sample)_(inputs|outputs)");
  private static final Pattern OF_TENSOR =
      Pattern.compile(
          "(inputs|outputs)\\[(\\d+)]\\.(halo|data_type|data_range|shape|data|(test|sample)_tensor)");
  private static final Pattern OF_STATE_DICT =
      Pattern.compile("weights\\.pytorch_state_dict\\.(kwargs|architecture_sha256)");

  private static final String THERE = "; it is there already";

  private OfElsewhere() {}

  /// For a name that no field has, where it is such a fact: to move it, and to take it away only
  /// where it is told in its place already.
  static List<List<Edit>> unknown(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    boolean older = new Tree(place.root()).isOlderModel();
    switch (place.field()) {
      case "halo" -> all.add(halo(place));
      case "data_type", "data_range" -> data(place).ifPresent(all::add);
      case "shape" -> all.add(sizes(place));
      case "data" -> all.add(older ? OlderTensors.data(place) : List.of());
      case "test_tensor", "sample_tensor" ->
          OlderTensors.files(place).ifPresent(files -> all.add(moved(place, list(place), files)));
      case "kwargs", "architecture_sha256" -> all.add(ofArchitecture(place));
      default -> all.add(tensors(place));
    }
    all.removeIf(List::isEmpty);
    boolean told = where(place.root(), place.path()).orElse("").contains(THERE);
    if (all.isEmpty() && told) {
      all.add(place.remove());
    }
    return all;
  }

  /// For a field of 0.4 that is missing while its facts stand where 0.5 has them.
  static Optional<YamlNode> missing(Place place) {
    if (!new Tree(place.root()).isOlderModel()) {
      return Optional.empty();
    }
    Matcher list = LISTS.matcher(place.path().toString());
    if (list.matches()) {
      return OlderTensors.files(place.root(), list.group(2), list.group(1) + "_tensor");
    }
    String path = place.path().toString();
    if (path.matches("(inputs|outputs)\\[\\d+]\\.shape")) {
      return OlderTensors.shape(place.root(), place.path().parent());
    }
    RdfPath data = place.path().parent().field("data");
    return path.matches("(inputs|outputs)\\[\\d+]\\.data_type")
        ? Edited.at(place.root(), data.field("type"))
        : Optional.empty();
  }

  /// Where this version has a fact that stands at `path`; empty where it is no such one.
  static Optional<String> where(YamlNode root, RdfPath path) {
    Tree tree = new Tree(root);
    boolean older = tree.isOlderModel();
    String text = path.toString();
    Matcher lists = LISTS.matcher(text);
    Matcher tensor = OF_TENSOR.matcher(text);
    Matcher weights = OF_STATE_DICT.matcher(text);
    if (!tree.isModel()) {
      return Optional.empty();
    }
    if (!older && lists.matches()) {
      String each = lists.group(2).replaceFirst("s$", "");
      return Optional.of(
          "In this format each %s names its own file: %s_tensor: {source: ...}%s."
              .formatted(each, lists.group(1), told(tree, everyTensor(tree, lists))));
    }
    if (!older && weights.matches()) {
      String field = weights.group(1).replace("architecture_", "");
      RdfPath to = path.parent().field("architecture").field(field);
      return Optional.of("In this format it stands under architecture" + told(tree, to) + ".");
    }
    return tensor.matches() ? ofTensor(tree, path, tensor, older) : Optional.empty();
  }

  private static Optional<String> ofTensor(Tree tree, RdfPath path, Matcher found, boolean older) {
    RdfPath tensor = path.parent();
    String field = found.group(3);
    boolean isFile = field.endsWith("_tensor");
    if (older == (isFile || field.equals("data"))) {
      RdfPath list = RdfPath.ROOT.field(field.replace("tensor", found.group(1)));
      return switch (field) {
        case "halo" ->
            Optional.of(
                found.group(1).equals("outputs")
                    ? "In this format each axis of an output has its own halo, beside a size that"
                        + " refers to an axis of an input."
                    : "In this format only outputs have a halo, at their axes.");
        case "shape" ->
            Optional.of("In this format each axis has its own size, such as {min: 64, step: 16}.");
        case "data_type" -> under("data", "type", tree, tensor);
        case "data_range" -> under("data", "range", tree, tensor);
        case "data" -> Optional.of("In this format it is told by data_type and data_range.");
        default ->
            Optional.of(
                "In this format %s at the top names the files of all %s%s."
                    .formatted(list, found.group(1), told(tree, list)));
      };
    }
    return Optional.empty();
  }

  private static Optional<String> under(String holder, String field, Tree tree, RdfPath tensor) {
    RdfPath to = tensor.field(holder).field(field);
    return Optional.of(
        "In this format it is called %s, under %s%s.".formatted(field, holder, told(tree, to)));
  }

  private static String told(Tree tree, RdfPath to) {
    return Edited.at(tree.root(), to).isPresent() ? THERE : "";
  }

  /// A file of one of the tensors, the first that has none.
  private static RdfPath everyTensor(Tree tree, Matcher list) {
    RdfPath tensors = RdfPath.ROOT.field(list.group(2));
    String field = list.group(1) + "_tensor";
    for (int i = 0; i < Math.min(tree.items(tensors).size(), Tree.MOST); i++) {
      if (Edited.at(tree.root(), tensors.index(i).field(field)).isEmpty()) {
        return tensors.index(i).field(field);
      }
    }
    return tensors.index(0).field(field);
  }

  private static RdfPath list(Place place) {
    Object tensors = place.path().segments().getFirst();
    return RdfPath.ROOT.field(place.field().replace("tensor", tensors.toString()));
  }

  private static List<Edit> moved(Place place, RdfPath to, YamlNode value) {
    boolean given = Edited.at(place.root(), to).isPresent();
    return given ? List.of() : List.of(Place.writeAt(to, value), new Edit.Remove(place.path()));
  }

  /// The numbers of a tensor's halo at its axes, whose sizes come from an input then.
  private static List<Edit> halo(Place place) {
    Tree tree = new Tree(place.root());
    RdfPath axes = place.path().parent().field("axes");
    List<YamlNode> numbers = tree.items(place.path());
    List<Edit> edits = new ArrayList<>();
    List<Integer> space = new ArrayList<>();
    int rank = Math.min(tree.items(axes).size(), Tree.MOST);
    for (int i = 0; i < rank; i++) {
      if (tree.text(axes.index(i).field("type")).equals("space")) {
        space.add(i);
      }
    }
    for (int i = 0; i < rank && place.path().toString().startsWith("outputs"); i++) {
      YamlNode number = numberOf(i, numbers, space, rank, place);
      if (number instanceof YamlScalar one
          && one.text().matches("[1-9]\\d{0,6}")
          && !tree.fields(axes.index(i)).contains("halo")) {
        edits.add(Place.writeAt(axes.index(i).field("halo"), one));
        reference(tree, axes.index(i)).ifPresent(edits::add);
      }
    }
    edits.add(new Edit.Remove(place.path()));
    return edits;
  }

  /// The halo of one axis; null where it has none.
  ///
  /// @param numbers one for each axis, or for each of space; none where one is for all of these
  /// @param space the positions of the axes of space
  private static @Nullable YamlNode numberOf(
      int axis, List<YamlNode> numbers, List<Integer> space, int rank, Place place) {
    int inSpace = space.indexOf(axis);
    if (numbers.isEmpty()) {
      return inSpace < 0 ? null : place.node();
    }
    if (numbers.size() == rank) {
      return numbers.get(axis);
    }
    return numbers.size() == space.size() && inSpace >= 0 ? numbers.get(inSpace) : null;
  }

  /// The size of an axis as that of the axis of the same name of an input.
  private static Optional<Edit> reference(Tree tree, RdfPath axis) {
    RdfPath size = axis.field("size");
    String own = tree.text(axis.field("id"));
    List<String> inputs = tree.tensors("inputs");
    if (!tree.text(size.field("tensor_id")).isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < Math.min(inputs.size(), Tree.MOST); i++) {
      if (tree.axes(RdfPath.ROOT.field("inputs").index(i)).contains(own)) {
        YamlMapping value = Values.mapping("tensor_id", Values.text(inputs.get(i)));
        return Optional.of(Place.exampleAt(size, Values.with(value, "axis_id", Values.text(own))));
      }
    }
    return Optional.empty();
  }

  /// Type and range, which format 0.4 gives to the tensor, as format 0.5 gives them to its values.
  private static Optional<List<Edit>> data(Place place) {
    RdfPath data = place.path().parent().field("data");
    YamlNode value = place.node();
    YamlMapping tensor = place.holder();
    if (value == null || tensor == null) {
      return Optional.empty();
    }
    boolean isType = place.field().equals("data_type");
    if (Edited.at(place.root(), data).isEmpty()) {
      YamlNode type = tensor.get("data_type");
      YamlNode range = tensor.get("data_range");
      YamlMapping written =
          Values.mapping("type", type == null ? Values.text("float32") : OfWords.dataType(type));
      YamlMapping whole = range == null ? written : Values.with(written, "range", open(range));
      Edit edit = type == null ? Place.exampleAt(data, whole) : Place.writeAt(data, whole);
      return Optional.of(List.of(edit, new Edit.Remove(place.path())));
    }
    YamlNode there = Edited.at(place.root(), data).orElse(null);
    RdfPath to = data.field(isType ? "type" : "range");
    return there instanceof YamlMapping
        ? Optional.of(moved(place, to, isType ? OfWords.dataType(value) : open(value)))
        : Optional.empty();
  }

  /// A range whose infinite ends are open ones.
  private static YamlNode open(YamlNode range) {
    return range instanceof YamlSequence ends
        ? Values.list(
            ends.items().stream()
                .map(end ->
                    end instanceof YamlScalar one && one.text().matches("[-+]?\\.?(?i:inf)")
                        ? Values.NOTHING
                        : end)
                .toList())
        : range;
  }

  /// The sizes of a shape at the axes that have none.
  private static List<Edit> sizes(Place place) {
    Tree tree = new Tree(place.root());
    RdfPath axes = place.path().parent().field("axes");
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < Math.min(tree.items(axes).size(), Tree.MOST); i++) {
      List<String> fields = tree.fields(axes.index(i));
      boolean isSized = tree.text(axes.index(i).field("type")).matches("space|time|index");
      if (isSized
          && !fields.contains("size")
          && tree.items(axes).get(i) instanceof YamlMapping axis
          && place.node() != null) {
        RdfPath to = axes.index(i).field("size");
        Axes.sizeIn(axis, place.node(), i).ifPresent(size -> edits.add(Place.writeAt(to, size)));
      }
    }
    edits.add(new Edit.Remove(place.path()));
    return edits;
  }

  private static List<Edit> ofArchitecture(Place place) {
    RdfPath architecture = place.path().parent().field("architecture");
    RdfPath to = architecture.field(place.field().replace("architecture_", ""));
    boolean isThere = Edited.at(place.root(), architecture).orElse(null) instanceof YamlMapping;
    YamlNode value = place.node();
    return value == null || !isThere ? List.of() : moved(place, to, value);
  }

  /// The files that format 0.4 lists for all tensors, at each of them.
  private static List<Edit> tensors(Place place) {
    Matcher list = LISTS.matcher(place.field());
    List<Edit> edits = new ArrayList<>();
    if (!list.matches()) {
      return edits;
    }
    List<YamlNode> files = new ArrayList<>(new Tree(place.root()).items(place.path()));
    if (files.isEmpty() && place.node() instanceof YamlScalar file && !file.isNull()) {
      files.add(file);
    }
    for (int i = 0; i < Math.min(files.size(), Tree.MOST); i++) {
      RdfPath tensor = RdfPath.ROOT.field(list.group(2)).index(i);
      RdfPath to = tensor.field(list.group(1) + "_tensor");
      boolean there = Edited.at(place.root(), tensor).orElse(null) instanceof YamlMapping;
      boolean given = Edited.at(place.root(), to).isPresent();
      if (there && !given) {
        YamlNode file = files.get(i);
        edits.add(
            Place.writeAt(
                to,
                file instanceof YamlScalar path
                    ? Values.mapping("source", Values.text(path.text()))
                    : file));
      }
    }
    edits.add(new Edit.Remove(place.path()));
    return edits;
  }
}
