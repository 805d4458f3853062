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
import eu.riscale.hub.spec.value.Identifier;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.Optional;

/// The Python callable that makes the network of a `pytorch_state_dict`.
public sealed interface Architecture {
  Identifier callable();

  /// Written as `file.py:Name`.
  record FromFile(FileSource source, Identifier callable) implements Architecture {
    @Override
    public String toString() {
      return source + ":" + callable;
    }
  }

  /// Written as `package.module.Name`.
  record FromLibrary(String module, Identifier callable) implements Architecture {
    @Override
    public String toString() {
      return module + "." + callable;
    }
  }

  Code FORM =
      Code.error("architecture-form", "An architecture names no Python callable.")
          .why("The network is made by calling it; without it a state dict cannot be used.")
          .section("model 0.4, weights.pytorch_state_dict.architecture")
          .example("architecture: unet.py", "architecture: unet.py:UNet2d");

  Decoder<Architecture> DECODER = Architecture::decode;

  private static Decoded<Architecture> decode(YamlNode node, RdfPath at, Reading out) {
    if (!(Texts.ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
      return Decoded.broken();
    }
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    Optional<Identifier> callable = Identifier.parse(trimmed.substring(colon + 1));
    if (colon > 0 && callable.isPresent()) {
      return FileSources.inText(FileSources.NO_DESCRIPTION, trimmed.substring(0, colon))
          .decode(node, at, out)
          .map(source -> new FromFile(source, callable.get()));
    }
    Optional<Architecture> library = fromLibrary(trimmed);
    if (library.isEmpty()) {
      out.add(
          Finding.of(FORM, at, "Found " + node.describe() + ".")
              .expected(
                  "file.py:Name for a file of the package, or package.module.Name for a library"));
    }
    return library.map(Decoded::of).orElse(Decoded.broken());
  }

  private static Optional<Architecture> fromLibrary(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    for (String part : text.substring(0, dot).split("\\.", -1)) {
      if (Identifier.parse(part).isEmpty()) {
        return Optional.empty();
      }
    }
    return Identifier.parse(text.substring(dot + 1))
        .map(callable -> new FromLibrary(text.substring(0, dot), callable));
  }
}
