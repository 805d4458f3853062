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

/// Tensors that are described as in format 0.5, in the form of format 0.4.
final class OlderTensors {
  private OlderTensors() {}

  /// Axes as letters, with their sizes as a shape and their halo as a list where the tensor has
  /// none; none where the axes are no list of axes.
  static List<Edit> axes(Place place) {
    RdfPath tensor = place.path().parent();
    Tree tree = new Tree(place.root());
    if (!place.path().toString().matches("(inputs|outputs)\\[\\d+]\\.axes")
        || tree.items(place.path()).isEmpty()) {
      return List.of();
    }
    StringBuilder letters = new StringBuilder();
    List<YamlNode> halos = new ArrayList<>();
    boolean hasHalo = false;
    for (YamlNode item : tree.items(place.path())) {
      String letter = letter(item);
      if (letter.isEmpty() || letters.indexOf(letter) >= 0) {
        return List.of();
      }
      letters.append(letter);
      String halo = new Tree(item).text(RdfPath.ROOT.field("halo"));
      boolean isHalo = halo.matches("\\d{1,6}");
      hasHalo |= isHalo;
      halos.add(Values.whole(isHalo ? halo : "0"));
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(Place.writeAt(place.path(), Values.text(letters.toString())));
    if (hasHalo && !tree.fields(tensor).contains("halo")) {
      edits.add(Place.writeAt(tensor.field("halo"), Values.list(halos)));
    }
    return edits;
  }

  private static String letter(YamlNode axis) {
    Tree tree = new Tree(axis);
    String type = axis instanceof YamlScalar word ? word.text() : tree.text(field("type"));
    String id = tree.text(field("id"));
    return type.equals("space") ? (id.matches("[zyx]") ? id : "") : Axes.known(type).orElse("");
  }

  private static RdfPath field(String name) {
    return RdfPath.ROOT.field(name);
  }

  /// The sizes that the axes of a tensor have, as a shape.
  static Optional<YamlNode> shape(YamlNode root, RdfPath tensor) {
    List<YamlNode> least = new ArrayList<>();
    List<YamlNode> steps = new ArrayList<>();
    List<YamlNode> scales = new ArrayList<>();
    List<YamlNode> offsets = new ArrayList<>();
    String reference = "";
    List<YamlNode> axes = new Tree(root).items(tensor.field("axes"));
    for (YamlNode axis : axes.subList(0, Math.min(axes.size(), Tree.MOST))) {
      Tree tree = new Tree(axis);
      String source = tree.text(field("size").field("tensor_id"));
      String size = size(tree);
      if (source.isEmpty() && size.isEmpty()) {
        return Optional.empty();
      }
      reference = source.isEmpty() ? reference : source;
      boolean batch = tree.text(field("type")).equals("batch");
      double cut = tree.number(field("size").field("offset")).orElse(0);
      least.add(Values.whole(size.isEmpty() ? "1" : size));
      String step = tree.text(field("size").field("step"));
      steps.add(Values.whole(step.matches("\\d{1,6}") ? step : "0"));
      scales.add(Values.real(source.isEmpty() && !batch ? "0.0" : "1.0"));
      double offset = source.isEmpty() ? (batch ? 0 : Double.parseDouble(size)) : cut;
      offsets.add(Values.real(Double.toString(offset / 2)));
    }
    if (axes.isEmpty()) {
      return Optional.empty();
    }
    if (!reference.isEmpty()) {
      YamlMapping shape = Values.mapping("reference_tensor", Values.text(reference));
      shape = Values.with(shape, "scale", Values.list(scales));
      return Optional.of(Values.with(shape, "offset", Values.list(offsets)));
    }
    boolean fixed = steps.stream().allMatch(step -> ((YamlScalar) step).text().equals("0"));
    return Optional.of(
        fixed
            ? Values.list(least)
            : Values.with(Values.mapping("min", Values.list(least)), "step", Values.list(steps)));
  }

  /// The smallest size of an axis; empty where it is not told.
  private static String size(Tree axis) {
    String type = axis.text(field("type"));
    int channels = axis.items(field("channel_names")).size();
    String size = axis.text(field("size"));
    String least = size.isEmpty() ? axis.text(field("size").field("min")) : size;
    return type.equals("batch")
        ? "1"
        : channels > 0 ? Integer.toString(channels) : least.matches("\\d{1,9}") ? least : "";
  }

  /// Type and range of the values of a tensor as fields of its own.
  static List<Edit> data(Place place) {
    RdfPath tensor = place.path().parent();
    YamlNode data =
        place.node() instanceof YamlSequence list && !list.items().isEmpty()
            ? list.items().getFirst()
            : place.node();
    List<Edit> edits = new ArrayList<>();
    for (String field : List.of("type", "range")) {
      RdfPath to = tensor.field("data_" + field);
      YamlNode value = data instanceof YamlMapping mapping ? mapping.get(field) : null;
      if (value != null && Edited.at(place.root(), to).isEmpty()) {
        edits.add(Place.writeAt(to, field.equals("range") ? closed(value) : value));
      }
    }
    edits.add(new Edit.Remove(place.path()));
    return edits;
  }

  /// A range whose open ends are infinite ones.
  private static YamlNode closed(YamlNode range) {
    List<YamlNode> ends = new ArrayList<>();
    if (range instanceof YamlSequence list) {
      for (YamlNode end : list.items()) {
        boolean open = end instanceof YamlScalar one && one.isNull();
        ends.add(open ? Values.real(ends.isEmpty() ? "-.inf" : ".inf") : end);
      }
    }
    return ends.isEmpty() ? range : Values.list(ends);
  }

  /// The files of all tensors as one list, for a tensor that names its own.
  static Optional<YamlNode> files(Place place) {
    return files(place.root(), place.path().segments().getFirst().toString(), place.field());
  }

  /// Empty where a tensor names none.
  static Optional<YamlNode> files(YamlNode root, String tensors, String field) {
    Tree tree = new Tree(root);
    RdfPath list = RdfPath.ROOT.field(tensors);
    List<String> files = new ArrayList<>();
    for (int i = 0; i < Math.min(tree.items(list).size(), Tree.MOST); i++) {
      RdfPath file = list.index(i).field(field);
      String source = tree.text(file);
      files.add(source.isEmpty() ? tree.text(file.field("source")) : source);
    }
    return files.isEmpty() || files.contains("")
        ? Optional.empty()
        : Optional.of(Values.texts(files));
  }
}
