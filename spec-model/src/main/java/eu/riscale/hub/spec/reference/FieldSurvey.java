package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.FieldWatch;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the decoders ask an exemplar for, as they ask for it.
final class FieldSurvey implements FieldWatch {
  /// @param mapping the place of the mapping
  record Asked(RdfPath mapping, Ask ask) {}

  private final List<Asked> asked = new ArrayList<>();
  private final Map<RdfPath, Choice> choices = new LinkedHashMap<>();

  /// Of mappings, each of which is asked for many fields.
  private final IdentityHashMap<RdfPath, String> patterns = new IdentityHashMap<>();

  @Override
  public void asks(RdfPath mapping, Ask ask) {
    asked.add(new Asked(mapping, ask));
  }

  @Override
  public void chooses(RdfPath mapping, Choice choice) {
    choices.put(mapping, choice);
  }

  List<Asked> asked() {
    return asked;
  }

  Map<RdfPath, Choice> choices() {
    return choices;
  }

  /// A place without indices, and with the words that tell records apart, such as
  /// `inputs.axes[space].size`.
  String pattern(RdfPath path) {
    return patterns.computeIfAbsent(path, this::withoutIndices);
  }

  private String withoutIndices(RdfPath path) {
    StringBuilder text = new StringBuilder();
    RdfPath at = RdfPath.ROOT;
    for (Object segment : path.segments()) {
      if (segment instanceof String name) {
        at = at.field(name);
        text.append(text.isEmpty() ? "" : ".").append(name);
      } else {
        at = at.index((Integer) segment);
      }
      Choice choice = choices.get(at);
      if (choice != null) {
        text.append('[').append(choice.word()).append(']');
      }
    }
    return text.toString();
  }
}
