package eu.riscale.hub.work;

import eu.riscale.hub.source.ChangedSource;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.edit.Fixes;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlDocument;
import java.util.List;

/// A text that was judged in the place of a description.
public record JudgedText(YamlDocument document, ResourceResult result) implements Fixes.Judged {

  /// @param given the source as it is named
  public static JudgedText of(ValidateProfiles validate, String given, ChangedSource changed) {
    try {
      return new JudgedText(changed.document(), validate.judge(given, changed));
    } catch (SourceException e) {
      throw new IllegalStateException(e); // Its text is at hand.
    }
  }

  @Override
  public List<Finding> findings() {
    return result.findings();
  }
}
