package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.FieldWatch.Ask;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
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

  /// What it holds, in words.
  String holds() {
    return asks.stream()
        .map(ask -> TypeWords.of(ask.reader()))
        .distinct()
        .collect(Collectors.joining("; or "));
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
