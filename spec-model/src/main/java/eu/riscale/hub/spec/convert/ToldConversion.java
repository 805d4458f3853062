package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.edit.SameValues;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a conversion did, field by field. What it could not carry over or had to guess is told by
/// the findings of [ConversionCodes].
public final class ToldConversion {
  private final List<ConversionStep> steps = new ArrayList<>();

  private ToldConversion() {}

  /// @param older the description as it was
  /// @param newer what was made of it
  public static List<ConversionStep> of(YamlMapping older, YamlMapping newer) {
    ToldConversion told = new ToldConversion();
    told.fields(RdfPath.ROOT, older, newer);
    return List.copyOf(told.steps);
  }

  private void fields(RdfPath in, YamlMapping older, YamlMapping newer) {
    for (YamlMapping.Entry entry : older.entries()) {
      RdfPath at = in.field(entry.key());
      String name = MovedFields.newName(in, entry.key());
      YamlNode value = newer.get(name);
      if (value == null) {
        gone(at, entry.value());
      } else if (!name.equals(entry.key())) {
        add(at, WordsOfMoves.renamed(name));
        inside(at, entry.value(), value);
      } else if (!SameValues.are(entry.value(), value)) {
        changed(at, entry.value(), value);
      }
    }
    for (YamlMapping.Entry entry : newer.entries()) {
      boolean stood =
          older.entries().stream()
              .anyMatch(old ->
                  old.key().equals(entry.key())
                      || MovedFields.newName(in, old.key()).equals(entry.key()));
      if (!stood) {
        WordsOfMoves.added(in, entry.key()).ifPresent(words -> add(in.field(entry.key()), words));
      }
    }
  }

  private void gone(RdfPath at, YamlNode value) {
    boolean empty = value instanceof YamlScalar scalar && scalar.isNull();
    if (empty) {
      add(at, "is left out, as it says nothing");
    } else {
      WordsOfMoves.gone(at).ifPresent(words -> add(at, words));
    }
  }

  private void changed(RdfPath at, YamlNode older, YamlNode newer) {
    Optional<String> words = WordsOfMoves.changed(at, older, newer);
    if (words.isPresent()) {
      add(at, words.get());
    } else {
      inside(at, older, newer);
    }
  }

  private void inside(RdfPath at, YamlNode older, YamlNode newer) {
    if (older instanceof YamlMapping before && newer instanceof YamlMapping after) {
      fields(at, before, after);
    } else if (older instanceof YamlSequence before
        && newer instanceof YamlSequence after
        && before.items().size() == after.items().size()) {
      for (int i = 0; i < before.items().size(); i++) {
        if (!SameValues.are(before.items().get(i), after.items().get(i))) {
          changed(at.index(i), before.items().get(i), after.items().get(i));
        }
      }
    }
  }

  private void add(RdfPath at, String words) {
    steps.add(new ConversionStep(at, words));
  }
}
