package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps some weights entries of a model and leaves the others out.
final class WeightsFilter {
  private static final RdfPath WEIGHTS = RdfPath.ROOT.field("weights");

  private final KeptWeights choice;

  /// The entries by their format, with the key that the description writes for it.
  private final Map<String, String> keys = new LinkedHashMap<>();

  private final Resource resource;

  WeightsFilter(Resource resource, KeptWeights choice) {
    this.resource = resource;
    this.choice = choice;
    if (RdfPlaces.node(resource.document(), WEIGHTS) instanceof YamlMapping weights) {
      weights
          .entries()
          .forEach(entry -> keys.put(WeightsFormat.currentKey(entry.key()), entry.key()));
    }
  }

  /// Takes out the entries that are not kept, and corrects `parent` of the others.
  void edit(RdfEditor editor, List<Change> changes, Findings out) throws EditException {
    boolean complete = true;
    for (String format : choice.formats()) {
      if (!keys.containsKey(format)) {
        complete = false;
        out.add(
            Finding.of(
                    PackageCodes.WEIGHTS_ABSENT,
                    WEIGHTS,
                    "The model has no " + format + " weights.")
                .expected(String.join(", ", keys.keySet()))
                .hint("Name by --weights only formats that the model has."));
      }
    }
    if (!complete) {
      return;
    }
    for (Map.Entry<String, String> entry : keys.entrySet()) {
      RdfPath at = WEIGHTS.field(entry.getValue());
      if (!choice.keeps(entry.getKey())) {
        editor.remove(at);
        changes.add(new Change(at.toString(), "(weights)", ""));
      } else {
        correctParent(at.field("parent"), editor, changes);
      }
    }
  }

  private void correctParent(RdfPath at, RdfEditor editor, List<Change> changes)
      throws EditException {
    if (!(RdfPlaces.node(resource.document(), at) instanceof YamlScalar parent)
        || keys.get(parent.text()) == null
        || choice.keeps(parent.text())) {
      return;
    }
    String kept = keptAncestor(parent.text());
    if (kept == null) {
      editor.remove(at);
    } else {
      editor.rewrite(at, parent, kept);
    }
    changes.add(new Change(at.toString(), parent.text(), kept == null ? "" : kept));
  }

  /// The nearest kept entry that a format was converted from, over others; null where none is.
  private @Nullable String keptAncestor(String format) {
    Set<String> seen = new HashSet<>();
    String at = format;
    while (!choice.keeps(at) && seen.add(at)) {
      RdfPath parent = WEIGHTS.field(keys.getOrDefault(at, at)).field("parent");
      YamlNode next = RdfPlaces.node(resource.document(), parent);
      if (!(next instanceof YamlScalar scalar)) {
        return null;
      }
      at = scalar.text();
    }
    return choice.keeps(at) ? at : null;
  }

  /// Formats of the entries that stay.
  List<String> kept() {
    return keys.keySet().stream().filter(choice::keeps).toList();
  }
}
