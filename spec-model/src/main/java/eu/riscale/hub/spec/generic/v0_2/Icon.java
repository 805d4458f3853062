package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlNode;

/// What illustrates a resource: one or two characters, or a picture.
public sealed interface Icon {
  record Characters(String text) implements Icon {}

  record Picture(FileSource source) implements Icon {}

  Decoder<Icon> DECODER = Icon::decode;

  private static Decoded<Icon> decode(YamlNode node, RdfPath at, Reading out) {
    if (!(Texts.atLeast(1).decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
      return Decoded.broken();
    }
    return text.codePointCount(0, text.length()) <= 2
        ? Decoded.of(new Characters(text))
        : FileSources.SOURCE.decode(node, at, out).map(Picture::new);
  }
}
