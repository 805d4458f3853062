package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.FieldWatch.Ask;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.help.OfWords;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.stream.Collectors;

/// A field at one place of one format.
///
/// @param asks how it is asked for, once for each form that its mapping may have
/// @param meaning empty where nobody wrote it down
/// @param since the version that took it up, where that is not the first
/// @param examples right values
record DescribedField(
    ResourceFormat format,
    FieldPlace place,
    Need need,
    List<Ask> asks,
    String meaning,
    String since,
    List<YamlNode> examples) {
  private static final YamlNode NO_WORD =
      new YamlScalar(YamlScalar.Kind.STRING, " /\\", new Span(1, 1, 1, 1));

  /// What it holds, in words.
  String holds() {
    return asks.stream()
        .map(ask -> TypeWords.of(ask.reader()))
        .distinct()
        .collect(Collectors.joining("; or "));
  }

  /// The words that it may hold, where it holds one of a fixed list.
  List<String> choices() {
    return asks.stream()
        .flatMap(ask -> ask.reader().read(NO_WORD).findings().stream())
        .filter(finding -> finding.code().equals(TypeCodes.WORD_UNKNOWN))
        .flatMap(finding -> OfWords.allowed(finding.expected()).stream())
        .distinct()
        .toList();
  }

  /// What stands for it where it is not written; empty for nothing.
  String standard() {
    return asks.stream()
        .flatMap(
            ask -> ask.standard().flatMap(value -> StandardText.of(value, ask.reader())).stream())
        .distinct()
        .collect(Collectors.joining(" or "));
  }
}
