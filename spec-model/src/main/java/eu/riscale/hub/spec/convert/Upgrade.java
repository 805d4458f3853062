package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.function.UnaryOperator;

/// Decodes a description in the form of a newer version. Findings are about the newer form, and
/// point at the places where its parts are written in the older one.
final class Upgrade {
  private Upgrade() {}

  /// @param change turns a whole description into its newer form
  @SuppressWarnings("ReferenceEquality") // What was not changed is the very same node.
  static <T> Decoder<T> before(Decoder<T> decoder, UnaryOperator<YamlMapping> change) {
    return (node, at, out) -> {
      if (!(node instanceof YamlMapping older)) {
        return decoder.decode(node, at, out);
      }
      YamlMapping newer = change.apply(older);
      if (newer == older) {
        return decoder.decode(older, at, out);
      }
      Findings found = new Findings(out.findings().parts());
      Decoded<T> decoded = decoder.decode(newer, at, out.into(found));
      YamlDocument places = new YamlDocument("", newer, List.of());
      for (Finding finding : found.list()) {
        Span span = finding.span() == null ? places.find(finding.path()) : finding.span();
        out.add(span == null ? finding : finding.at(span));
      }
      return decoded;
    };
  }
}
