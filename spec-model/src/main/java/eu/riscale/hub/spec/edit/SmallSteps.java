package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One value in place of another, in as few and small changes as there are, so that comments inside
/// stay where they are.
final class SmallSteps {
  private final List<Edit> steps = new ArrayList<>();

  private SmallSteps() {}

  /// @param yaml the new value as it is to be written where all of it is new
  static List<Edit> of(YamlNode old, YamlNode now, RdfPath at, String yaml) {
    SmallSteps all = new SmallSteps();
    all.add(old, now, at, Optional.of(yaml));
    return all.steps;
  }

  private void add(YamlNode old, YamlNode now, RdfPath at, Optional<String> yaml) {
    if (SameValues.are(old, now)) {
      return;
    }
    if (old instanceof YamlMapping before
        && now instanceof YamlMapping after
        && after.entries().stream().anyMatch(entry -> before.get(entry.key()) != null)) {
      fields(before, after, at);
    } else if (old instanceof YamlSequence before
        && now instanceof YamlSequence after
        && !before.items().isEmpty()
        && items(before, after, at)) {
      return;
    } else {
      steps.add(new Edit.Write(at, yaml.orElseGet(() -> YamlText.whole(now))));
    }
  }

  private void fields(YamlMapping before, YamlMapping after, RdfPath at) {
    for (YamlMapping.Entry entry : after.entries()) {
      YamlNode old = before.get(entry.key());
      RdfPath field = at.field(entry.key());
      if (old == null) {
        steps.add(new Edit.Write(field, YamlText.whole(entry.value())));
      } else {
        add(old, entry.value(), field, Optional.empty());
      }
    }
    for (YamlMapping.Entry entry : before.entries()) {
      if (after.get(entry.key()) == null) {
        steps.add(new Edit.Remove(at.field(entry.key())));
      }
    }
  }

  /// Whether the lists are alike enough for that.
  private boolean items(YamlSequence before, YamlSequence after, RdfPath at) {
    int common = Math.min(before.items().size(), after.items().size());
    if (after.items().isEmpty() || Math.abs(before.items().size() - after.items().size()) > 1) {
      return false;
    }
    if (before.items().size() == after.items().size() + 1) {
      int gone = 0;
      while (gone < common && SameValues.are(before.items().get(gone), after.items().get(gone))) {
        gone++;
      }
      for (int i = gone; i < common; i++) {
        if (!SameValues.are(before.items().get(i + 1), after.items().get(i))) {
          return false;
        }
      }
      steps.add(new Edit.Remove(at.index(gone)));
      return true;
    }
    for (int i = 0; i < common; i++) {
      add(before.items().get(i), after.items().get(i), at.index(i), Optional.empty());
    }
    if (after.items().size() > common) {
      steps.add(new Edit.Write(at.index(common), YamlText.wholeItem(after.items().get(common))));
    }
    return true;
  }
}
