package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.EditedText;
import eu.riscale.hub.spec.edit.InsertedItems;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.List;

/// What would fix a model.
///
/// @param path the place in the description
/// @param how a sentence
/// @param yaml the lines to write, in the notation of the description; empty where a file and not
///   the description is to be changed
/// @param change what becomes of the description where these lines are all there is to do
public record Correction(RdfPath path, String how, String yaml, Change change) {

  /// What lines do to a description.
  public enum Change {
    /// Only the author knows whether, or more is to be done.
    OF_THE_AUTHOR,
    /// They are further items of a list, from the place on.
    INSERTS,
    /// They stand in the place of what is there.
    REPLACES
  }

  /// Lines that the author has to think about.
  public Correction(RdfPath path, String how, String yaml) {
    this(path, how, yaml, Change.OF_THE_AUTHOR);
  }

  public static Correction of(RdfPath path, String how) {
    return new Correction(path, how, "");
  }

  /// The same behind another sentence, which the author has to read first.
  public Correction after(String sentence) {
    return new Correction(path, sentence + how, yaml);
  }

  /// Sentence and lines for a person.
  public String text() {
    return yaml.isEmpty() ? how : how + "\n" + yaml;
  }

  /// The text of a description that is corrected so.
  ///
  /// @throws EditException where it is not to be changed by these lines alone, or cannot be
  public String written(YamlDocument description) throws EditException {
    return switch (change) {
      case OF_THE_AUTHOR -> throw new EditException(path, how);
      case INSERTS -> InsertedItems.of(description, path.parent(), last(), yaml);
      case REPLACES -> EditedText.of(description, List.of(new Edit.Write(path, value())));
    };
  }

  private int last() {
    return !path.isRoot() && path.segments().getLast() instanceof Integer index ? index : 0;
  }

  /// In the place of one item stands one.
  private String value() throws EditException {
    boolean isItem = path.segments().getLast() instanceof Integer;
    if (!isItem) {
      return yaml;
    }
    if (YamlReader.read(yaml).root() instanceof YamlSequence list && list.items().size() == 1) {
      return YamlText.of(list.items().getFirst());
    }
    throw new EditException(path, how);
  }
}
