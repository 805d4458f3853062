package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.EditedText;
import eu.riscale.hub.spec.edit.KeptComments;
import eu.riscale.hub.spec.edit.SameValues;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/// The text of a description in its newer form. Fields that stay keep their place, their comments
/// and the way they are written; comments of those that go stand above what says the same now.
///
/// Each change is read again before the next one is made, and so is the whole, which must say just
/// what the newer form says. Fields are taken from the last to the first, because anchors stand
/// before what repeats them.
public final class ConvertedText {
  private static final String GUESSED = "# guessed by hub convert: write what it was made with";

  /// So many characters are read again at most, change by change; what needs more is written anew.
  private static final long MOST_READ = 30_000_000;

  private YamlDocument now;
  private long read;

  private ConvertedText(YamlDocument document) {
    this.now = document;
  }

  /// @param document the description as it is written
  /// @param newer what it says in its newer form
  /// @param guessed the fields whose value nobody gave, which are marked as such
  /// @throws EditException where it is written in a way that cannot be changed safely
  public static String of(YamlDocument document, YamlMapping newer, List<RdfPath> guessed)
      throws EditException {
    if (!(document.root() instanceof YamlMapping older)) {
      throw new EditException(RdfPath.ROOT, "The description is no mapping.");
    }
    String text;
    try {
      ConvertedText converted = new ConvertedText(document);
      converted.convert(older, newer);
      text = converted.now.text();
    } catch (EditException e) {
      text = RewrittenText.of(document, older, newer);
    }
    for (RdfPath at : guessed) {
      text = KeptComments.behind(YamlReader.read(text), at, GUESSED);
    }
    if (!SameValues.are(newer, YamlReader.read(text).root())) {
      throw new EditException(
          RdfPath.ROOT, "The description is written in a way that hub cannot change safely.");
    }
    return text;
  }

  private void convert(YamlMapping older, YamlMapping newer) throws EditException {
    for (YamlMapping.Entry entry : older.entries().reversed()) {
      RdfPath at = RdfPath.ROOT.field(entry.key());
      YamlNode value = newer.get(entry.key());
      if (value == null) {
        remove(at, MovedFields.heirs(at));
      } else if (!SameValues.are(entry.value(), value)) {
        change(at, entry.value(), value);
      }
    }
    for (YamlMapping.Entry entry : newer.entries()) {
      if (older.get(entry.key()) == null) {
        write(RdfPath.ROOT.field(entry.key()), entry.value());
      }
    }
  }

  /// In small steps, else all of the field anew.
  private void change(RdfPath at, YamlNode older, YamlNode newer) throws EditException {
    YamlDocument before = now;
    try {
      if (older instanceof YamlSequence list
          && newer instanceof YamlSequence converted
          && MovedFields.areTensors(at)
          && list.items().size() == converted.items().size()) {
        for (int i = list.items().size() - 1; i >= 0; i--) {
          mapping(at.index(i), list.items().get(i), converted.items().get(i));
        }
      } else if (MovedFields.areWeights(at)) {
        mapping(at, older, newer);
      } else {
        write(at, newer);
      }
    } catch (EditException e) {
      now = before;
      read(EditedText.whole(before, at, YamlText.whole(newer)));
    }
  }

  /// The fields of a tensor or of all weights formats.
  private void mapping(RdfPath at, YamlNode older, YamlNode newer) throws EditException {
    if (!(older instanceof YamlMapping before && newer instanceof YamlMapping after)) {
      write(at, newer);
      return;
    }
    for (YamlMapping.Entry entry : before.entries().reversed()) {
      String name = MovedFields.newName(at, entry.key());
      boolean moves =
          !name.equals(entry.key()) && before.get(name) == null && after.get(name) != null;
      if (moves) {
        apply(new Edit.Rename(at.field(entry.key()), name));
      }
      RdfPath field = at.field(moves ? name : entry.key());
      YamlNode value = after.get(moves ? name : entry.key());
      if (value != null && !SameValues.are(entry.value(), value)) {
        field(field, entry.value(), value);
      }
    }
    for (YamlMapping.Entry entry : after.entries()) {
      boolean isNew =
          before.entries().stream()
              .noneMatch(other ->
                  other.key().equals(entry.key())
                      || (before.get(entry.key()) == null
                          && MovedFields.newName(at, other.key()).equals(entry.key())));
      if (isNew) {
        write(at.field(entry.key()), entry.value());
      }
    }
    for (YamlMapping.Entry entry : before.entries()) {
      RdfPath field = at.field(entry.key());
      boolean moved =
          !MovedFields.newName(at, entry.key()).equals(entry.key())
              && before.get(MovedFields.newName(at, entry.key())) == null
              && after.get(MovedFields.newName(at, entry.key())) != null;
      if (after.get(entry.key()) == null && !moved) {
        remove(field, MovedFields.heirs(field));
      }
    }
  }

  private void field(RdfPath at, YamlNode older, YamlNode newer) throws EditException {
    if (MovedFields.areWeights(at.parent())) {
      mapping(at, older, newer);
    } else {
      if (MovedFields.areSteps(at) && older instanceof YamlSequence steps) {
        names(at, steps);
      }
      write(at, newer);
    }
  }

  /// Steps are named by an `id`.
  private void names(RdfPath at, YamlSequence steps) throws EditException {
    for (int i = steps.items().size() - 1; i >= 0; i--) {
      if (steps.items().get(i) instanceof YamlMapping step
          && step.get("name") != null
          && step.get("id") == null) {
        apply(new Edit.Rename(at.index(i).field("name"), "id"));
      }
    }
  }

  /// Comments that stand in what a value has no longer go above it.
  private void write(RdfPath at, YamlNode value) throws EditException {
    List<String> lost = new ArrayList<>(KeptComments.of(now, at));
    apply(new Edit.Write(at, YamlText.whole(value)));
    KeptComments.of(now, at).forEach(lost::remove);
    if (!lost.isEmpty()) {
      read(KeptComments.above(now, at, lost));
    }
  }

  private void apply(Edit edit) throws EditException {
    count();
    now = EditedText.document(now, edit);
  }

  private void read(String text) throws EditException {
    count();
    now = YamlReader.read(text);
  }

  private void count() throws EditException {
    read += now.text().length();
    if (read > MOST_READ) {
      throw new EditException(RdfPath.ROOT, "There is too much to change.");
    }
  }

  private void remove(RdfPath at, List<RdfPath> heirs) throws EditException {
    read(KeptComments.without(now, at, heirs));
  }
}
