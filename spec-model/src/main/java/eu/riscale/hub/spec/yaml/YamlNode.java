package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Span;

/// A node of a YAML document, with aliases and merge keys already resolved.
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {
  /// Where the node is written. An aliased node keeps the place of its anchor.
  Span span();

  /// What the node is, in words for a message: "a list of 3", "the text 'abc'".
  String describe();
}
