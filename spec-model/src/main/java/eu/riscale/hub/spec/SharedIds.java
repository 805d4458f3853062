package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.help.Tree;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An id that several places refer to and that nothing has, while one tensor or axis goes by an id
/// that nobody refers to: it was renamed or misspelt where it is given. That is one fault, told at
/// the first of the places, those of sizes before others, as more follows from these.
final class SharedIds {
  private static final Set<String> OF_TENSORS =
      Set.of("reference-tensor-unknown", "shape-reference-unknown", "tolerance-output-unknown");

  private static final String OF_SIZES = "size-reference-unknown";

  private static final int MOST_NAMED = 5;

  private final Tree tree;
  private final Set<String> referred = new HashSet<>();

  private SharedIds(YamlMapping root) {
    this.tree = new Tree(root);
  }

  /// @param tensors such as `inputs`
  /// @param tensor the tensor that should have the axis; empty where a tensor is missing
  /// @param id what nothing goes by
  private record Missing(String tensors, String tensor, String id) {}

  /// @param path where the id is to be written
  /// @param id that it has
  private record Given(RdfPath path, String id) {}

  /// What was told, with one finding for each such id; the other places wait for it.
  static List<Finding> toldOnce(YamlMapping root, Findings told) {
    Map<Missing, List<Finding>> groups = new LinkedHashMap<>();
    SharedIds ids = new SharedIds(root);
    for (Finding finding : told.list()) {
      ids.missing(finding)
          .ifPresent(id -> groups.computeIfAbsent(id, none -> new ArrayList<>()).add(finding));
    }
    List<Finding> all = new ArrayList<>(told.list());
    groups.values().removeIf(group -> group.size() < 2);
    if (groups.isEmpty()) {
      return all;
    }
    ids.refer(root, "");
    for (Map.Entry<Missing, List<Finding>> group : groups.entrySet()) {
      Optional<Given> given = ids.meant(group.getKey());
      if (given.isPresent()) {
        List<Finding> others = new ArrayList<>(group.getValue());
        Finding first =
            others.stream().filter(SharedIds::isOfSize).findFirst().orElse(others.getFirst());
        others.remove(first);
        all.removeAll(others);
        others.forEach(other -> told.leave(List.of(other.code()), first.path()));
        all.set(all.indexOf(first), told(first, others, group.getKey(), given.get()));
      }
    }
    return all;
  }

  private static boolean isOfSize(Finding finding) {
    return finding.code().slug().equals(OF_SIZES);
  }

  private static Finding told(Finding first, List<Finding> others, Missing id, Given given) {
    List<String> places =
        others.stream().limit(MOST_NAMED).map(at -> at.path().toString()).toList();
    int more = others.size() - places.size();
    boolean isAxis = !id.tensor().isEmpty();
    String what = isAxis ? "axis" : id.tensors().equals("inputs") ? "input" : "output";
    String called =
        given.id().isEmpty()
            ? "an " + what + " has no id"
            : "an %s that nothing refers to is called '%s'".formatted(what, given.id());
    return first
        .message(
            "%s The id '%s' also stands at %s%s, while %s."
                .formatted(
                    first.message(),
                    id.id(),
                    String.join(", ", places),
                    more > 0 ? " and at " + more + " more places" : "",
                    called))
        .hint("Give the %s this id, or change it in all of these places.".formatted(what))
        .fix(new Edit.Write(given.path(), YamlText.of(id.id())));
  }

  private Optional<Missing> missing(Finding finding) {
    RdfPath path = finding.path();
    String code = finding.code().slug();
    if (isOfSize(finding)) {
      String tensor = tree.text(path.field("tensor_id"));
      boolean isThere = tree.tensors("inputs").contains(tensor);
      String axis = tree.text(path.field("axis_id"));
      return tree.tensors("outputs").contains(tensor)
          ? Optional.empty()
          : Optional.of(
              isThere ? new Missing("inputs", tensor, axis) : new Missing("inputs", "", tensor));
    }
    if (code.equals("op-axis-unknown")) {
      RdfPath tensor = Tree.tensor(path);
      String id = tree.text(tensor.field("id"));
      String tensors = path.segments().getFirst().toString();
      boolean isText =
          !tree.text(path).isEmpty() && !Tree.isLetters(tree.text(tensor.field("axes")));
      return isText && !id.isEmpty()
          ? Optional.of(new Missing(tensors, id, tree.text(path)))
          : Optional.empty();
    }
    if (code.equals("tolerance-output-unknown")) {
      List<YamlNode> items = tree.items(path);
      return items.size() == 1 && items.getFirst() instanceof YamlScalar id
          ? Optional.of(new Missing("outputs", "", id.text()))
          : Optional.empty();
    }
    return OF_TENSORS.contains(code) && !tree.text(path).isEmpty()
        ? Optional.of(new Missing("inputs", "", tree.text(path)))
        : Optional.empty();
  }

  /// Collects what places refer to: tensors by their ids, axes by those of their tensor and theirs.
  ///
  /// @param tensor that the node lies in
  private void refer(YamlNode node, String tensor) {
    switch (node) {
      case YamlScalar scalar -> {}
      case YamlSequence list -> list.items().forEach(item -> refer(item, tensor));
      case YamlMapping mapping -> {
        Tree fields = new Tree(mapping);
        String id = fields.text(RdfPath.ROOT.field("id"));
        String own = mapping.get("axes") instanceof YamlSequence && !id.isEmpty() ? id : tensor;
        String source = fields.text(RdfPath.ROOT.field("tensor_id"));
        referred.add(source);
        referred.add(fields.text(RdfPath.ROOT.field("reference_tensor")));
        referred.add(source + "." + fields.text(RdfPath.ROOT.field("axis_id")));
        referred.add(own + "." + fields.text(RdfPath.ROOT.field("axis")));
        for (String list : List.of("axes", "output_ids")) {
          for (YamlNode item : fields.items(RdfPath.ROOT.field(list))) {
            String text = item instanceof YamlScalar name ? name.text() : "";
            referred.add(list.equals("axes") ? own + "." + text : text);
          }
        }
        mapping.entries().forEach(entry -> refer(entry.value(), own));
      }
    }
  }

  /// The one that nobody refers to, or of several the one that is spelt nearly so.
  private Optional<Given> meant(Missing missing) {
    List<Given> free = missing.tensor().isEmpty() ? tensors(missing.tensors()) : axes(missing);
    Optional<String> near = DidYouMean.nearest(missing.id(), free.stream().map(Given::id).toList());
    return near.isPresent()
        ? free.stream().filter(given -> given.id().equals(near.get())).findFirst()
        : free.stream().filter(given -> free.size() == 1).findFirst();
  }

  private List<Given> tensors(String tensors) {
    List<Given> free = new ArrayList<>();
    RdfPath list = RdfPath.ROOT.field(tensors);
    boolean older = tree.isOlderModel();
    for (int i = 0; i < Math.min(tree.items(list).size(), Tree.MOST); i++) {
      RdfPath path = list.index(i).field(older ? "name" : "id");
      if (!referred.contains(tree.text(path)) || tree.text(path).isEmpty()) {
        free.add(new Given(path, tree.text(path)));
      }
    }
    return free;
  }

  /// Axes that have an id of their own.
  private List<Given> axes(Missing missing) {
    List<Given> free = new ArrayList<>();
    int tensor = tree.tensors(missing.tensors()).indexOf(missing.tensor());
    RdfPath axes = RdfPath.ROOT.field(missing.tensors()).index(Math.max(0, tensor)).field("axes");
    for (int i = 0; i < Math.min(tree.items(axes).size(), Tree.MOST); i++) {
      RdfPath path = axes.index(i).field("id");
      String id = tree.text(path);
      boolean isFree = !referred.contains(missing.tensor() + "." + id);
      if (isFree && tree.text(axes.index(i).field("type")).matches("space|time|index")) {
        free.add(new Given(path, id));
      }
    }
    return free;
  }
}
