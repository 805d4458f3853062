package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Identifier;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.Optional;

/// The Python code that makes the network which a state dict belongs to.
public sealed interface Architecture {
  /// The class or function to call.
  Identifier callable();

  /// The arguments to call it with.
  YamlValue.Mapping kwargs();

  /// Stands for a callable whose name is broken.
  Identifier NAMELESS = new Identifier("");

  /// Stands for an architecture that is broken.
  Architecture UNKNOWN = new ArchitectureFromLibraryDescr("", NAMELESS, YamlValue.Mapping.EMPTY);

  /// Code in a file of the model.
  record ArchitectureFromFileDescr(
      FileSource source, Optional<Sha256> sha256, Identifier callable, YamlValue.Mapping kwargs)
      implements Architecture {
    static final Decoder<Architecture> DECODER =
        Fields.mapping(in -> {
          var source = in.required("source", FileSources.NO_DESCRIPTION, FileSources.NOWHERE);
          var sha256 = in.optional("sha256", Values.SHA256);
          var callable = in.required("callable", Values.IDENTIFIER, NAMELESS);
          var kwargs = in.optional("kwargs", Free.KWARGS, YamlValue.Mapping.EMPTY);
          return in.build(() ->
              new ArchitectureFromFileDescr(
                  source.get(), sha256.get(), callable.get(), kwargs.get()));
        });
  }

  /// Code in an installed Python package.
  ///
  /// @param importFrom the module, such as `careamics.models`
  record ArchitectureFromLibraryDescr(
      String importFrom, Identifier callable, YamlValue.Mapping kwargs) implements Architecture {
    static final Decoder<Architecture> DECODER =
        Fields.mapping(in -> {
          var importFrom = in.required("import_from", Texts.ANY, "");
          var callable = in.required("callable", Values.IDENTIFIER, NAMELESS);
          var kwargs = in.optional("kwargs", Free.KWARGS, YamlValue.Mapping.EMPTY);
          return in.build(() ->
              new ArchitectureFromLibraryDescr(importFrom.get(), callable.get(), kwargs.get()));
        });
  }

  Decoder<Architecture> DECODER =
      (node, at, out) ->
          node instanceof YamlMapping mapping && mapping.get("import_from") != null
              ? ArchitectureFromLibraryDescr.DECODER.decode(node, at, out)
              : ArchitectureFromFileDescr.DECODER.decode(node, at, out);
}
