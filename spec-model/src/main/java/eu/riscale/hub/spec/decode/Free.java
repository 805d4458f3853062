package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;

/// Decoders of values whose form the specification leaves open.
public final class Free {
  public static final Decoder<YamlValue> VALUE = (node, at, out) -> Decoded.of(YamlValue.of(node));
  public static final Decoder<YamlValue.Mapping> MAPPING =
      (node, at, out) -> {
        if (node instanceof YamlMapping mapping) {
          return Decoded.of(YamlValue.mapping(mapping));
        }
        out.add(
            Finding.of(Fields.NOT_A_MAPPING, at, "Found " + node.describe() + ".")
                .expected("a mapping (named fields)"));
        return Decoded.broken();
      };

  private Free() {}
}
