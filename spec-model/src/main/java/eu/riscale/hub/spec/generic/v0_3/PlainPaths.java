package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;

/// Documentation, covers and icons were plain paths until model 0.5.10 and generic 0.3.3, and have
/// been mappings with `source` and `sha256` since.
public final class PlainPaths {
  public static final Code PLAIN_PATH =
      Code.error(
              "file-written-as-path",
              "A file is given by its path alone, where a mapping is needed.")
          .why(
              "Since model 0.5.11 and generic 0.3.4 these files have a checksum beside their path.")
          .section("documentation, covers, icon")
          .example("documentation: README.md", "documentation:\n  source: README.md");

  private PlainPaths() {}

  /// Reads a file, a plain path included where `allowed`.
  ///
  /// @param allowed whether the description's version is old enough for plain paths
  static <T> Decoder<T> file(boolean allowed, Decoder<T> file) {
    return (node, at, out) -> {
      if (!(node instanceof YamlScalar scalar) || scalar.kind() != YamlScalar.Kind.STRING) {
        return file.decode(node, at, out);
      }
      if (allowed) {
        return file.decode(wrapped(scalar), at, out);
      }
      out.add(
          Finding.of(PLAIN_PATH, at, "Found " + node.describe() + ".")
              .expected("a mapping with the field source")
              .hint("Write it as: {source: " + scalar.text() + "}"));
      return Decoded.broken();
    };
  }

  private static YamlNode wrapped(YamlScalar path) {
    YamlMapping.Entry source =
        new YamlMapping.Entry("source", YamlScalar.Kind.STRING, path.span(), path);
    return new YamlMapping(List.of(source), path.span());
  }
}
