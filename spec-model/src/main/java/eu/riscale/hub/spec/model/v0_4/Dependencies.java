package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlNode;

/// A file that lists what has to be installed, written as `manager:file`.
///
/// @param manager who reads the file, such as `conda`, `pip` or `maven`
public record Dependencies(String manager, FileSource file) {

  public static final Code FORM =
      Code.error("dependencies-form", "Dependencies are not written as manager:file.")
          .why("Software has to know which program installs what the file lists.")
          .section("model 0.4, weights.dependencies")
          .example("dependencies: environment.yaml", "dependencies: conda:environment.yaml");

  static final Decoder<Dependencies> DECODER = Dependencies::decode;

  private static Decoded<Dependencies> decode(YamlNode node, RdfPath at, Reading out) {
    if (!(Texts.ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
      return Decoded.broken();
    }
    String trimmed = text.strip();
    int colon = trimmed.indexOf(':');
    if (colon < 1 || colon == trimmed.length() - 1) {
      out.add(
          Finding.of(FORM, at, "Found " + node.describe() + ".")
              .expected("manager:file such as conda:environment.yaml"));
      return Decoded.broken();
    }
    return FileSources.inText(FileSources.SOURCE, trimmed.substring(colon + 1))
        .decode(node, at, out)
        .map(file -> new Dependencies(trimmed.substring(0, colon), file));
  }

  @Override
  public String toString() {
    return manager + ":" + file;
  }
}
