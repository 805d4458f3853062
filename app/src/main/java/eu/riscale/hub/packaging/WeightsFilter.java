package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps some weights entries of a model and leaves the others out.
final class WeightsFilter {
  private static final RdfPath WEIGHTS = RdfPath.ROOT.field("weights");

  private final KeptWeights wished;

  /// The entries by their format, with the key that the description writes for it.
  private final Map<String, String> keys = new LinkedHashMap<>();

  private final Resource resource;

  WeightsFilter(Resource resource, KeptWeights wished) {
    this.resource = resource;
    this.wished = wished;
    if (RdfPlaces.node(resource.document(), WEIGHTS) instanceof YamlMapping weights) {
      weights
          .entries()
          .forEach(entry -> keys.put(WeightsFormat.currentKey(entry.key()), entry.key()));
    }
  }

  /// Takes out the entries that are not kept, and mends `parent` of the others.
  void edit(RdfEditor editor, List<Change> changes, Findings out) throws EditException {
    boolean complete = true;
    for (String format : wished.formats()) {
      if (!keys.containsKey(format)) {
        complete = false;
        out.add(
            Finding.of(
                    PackageCodes.WEIGHTS_ABSENT,
                    WEIGHTS,
                    "The model has no " + format + " weights.")
                .expected(String.join(", ", keys.keySet())));
      }
    }
    if (!complete) {
      return;
    }
    for (Map.Entry<String, String> entry : keys.entrySet()) {
      RdfPath at = WEIGHTS.field(entry.getValue());
      if (!wished.keeps(entry.getKey())) {
        editor.remove(at);
        changes.add(new Change(at.toString(), "(weights)", ""));
      } else {
        mendParent(at.field("parent"), editor, changes);
      }
    }
  }

  private void mendParent(RdfPath at, RdfEditor editor, List<Change> changes) throws EditException {
    if (!(RdfPlaces.node(resource.document(), at) instanceof YamlScalar parent)
        || keys.get(parent.text()) == null
        || wished.keeps(parent.text())) {
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
    while (!wished.keeps(at) && seen.add(at)) {
      RdfPath parent = WEIGHTS.field(keys.getOrDefault(at, at)).field("parent");
      YamlNode next = RdfPlaces.node(resource.document(), parent);
      if (!(next instanceof YamlScalar scalar)) {
        return null;
      }
      at = scalar.text();
    }
    return wished.keeps(at) ? at : null;
  }

  /// Formats of the entries that stay.
  List<String> kept() {
    return new ArrayList<>(keys.keySet().stream().filter(wished::keeps).toList());
  }
}
