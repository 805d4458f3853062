package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/// Sees what decoders ask a description for: how hub knows which fields a format has.
public interface FieldWatch {
  /// A mapping is asked for a field.
  ///
  /// @param mapping the place of the mapping
  void asks(RdfPath mapping, Ask ask);

  /// A record is chosen by the word in one field of its mapping.
  ///
  /// @param mapping the place of the mapping
  void chooses(RdfPath mapping, Choice choice);

  /// How a field is asked for.
  ///
  /// @param standard what is read where it is not there; empty where there is nothing then
  /// @param reader what reads the field; equal ones read alike
  record Ask(String field, boolean isRequired, Optional<Object> standard, Reader reader) {}

  /// What reads a field.
  @FunctionalInterface
  interface Reader {
    /// Shows it any value.
    Seen read(YamlNode value);
  }

  /// What came of a value.
  ///
  /// @param value empty where it is not right
  record Seen(Optional<Object> value, List<Finding> findings) {}

  /// How a record is told from others.
  ///
  /// @param tag the field
  /// @param words all that it may hold
  /// @param word the one that it holds
  record Choice(String tag, List<String> words, String word) {}
}
