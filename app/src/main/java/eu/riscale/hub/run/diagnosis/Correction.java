package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.finding.RdfPath;

/// What would fix a model.
///
/// @param path the place in the description
/// @param how a sentence
/// @param yaml the lines to write, in the notation of the description; empty where a file and not
///   the description is to be changed
public record Correction(RdfPath path, String how, String yaml) {

  public static Correction of(RdfPath path, String how) {
    return new Correction(path, how, "");
  }

  /// The same behind another sentence.
  public Correction after(String sentence) {
    return new Correction(path, sentence + how, yaml);
  }

  /// Sentence and lines for a person.
  public String text() {
    return yaml.isEmpty() ? how : how + "\n" + yaml;
  }
}
