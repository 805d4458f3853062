package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.value.SpdxId;
import eu.riscale.hub.spec.yaml.YamlMapping;

/// What others may do with the resource.
public sealed interface License {

  /// A licence that everybody knows by its id.
  record Spdx(SpdxId id) implements License {}

  /// A licence of one's own, in a file.
  record Own(FileDescr file) implements License {}

  Decoder<License> DECODER =
      (node, at, out) ->
          node instanceof YamlMapping
              ? FileDescr.DECODER.decode(node, at, out).map(Own::new)
              : Values.SPDX_ID.decode(node, at, out).map(Spdx::new);
}
