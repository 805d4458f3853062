package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.yaml.YamlScalar;

/// A small picture for the resource.
public sealed interface Icon {

  /// One or two characters, such as an emoji.
  record Characters(String text) implements Icon {}

  record Picture(FileDescr file) implements Icon {}

  /// Reads characters or a file.
  ///
  /// @param plainPaths whether a file may be written as its path alone
  static Decoder<Icon> decoder(boolean plainPaths) {
    Decoder<Icon> characters = Texts.between(1, 2).map(Characters::new);
    Decoder<Icon> picture = PlainPaths.file(plainPaths, FileDescr.DECODER).map(Picture::new);
    return (node, at, out) -> {
      boolean isShort =
          node instanceof YamlScalar scalar
              && scalar.text().codePointCount(0, scalar.text().length()) <= 2;
      return (isShort ? characters : picture).decode(node, at, out);
    };
  }
}
