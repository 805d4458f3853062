package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.List;

/// Further files of a resource.
///
/// @param extras fields beside `files`, which the format leaves open
public record AttachmentsDescr(List<FileSource> files, YamlValue.Mapping extras) {
  public static final Decoder<AttachmentsDescr> DECODER =
      Free.textNames(
          Fields.mapping(in -> {
            var files =
                in.optional(
                    "files", Lists.of(FileSources.NO_DESCRIPTION, FileSources.NOWHERE), List.of());
            YamlValue.Mapping extras = in.extras();
            return in.buildOpen(() -> new AttachmentsDescr(files.get(), extras));
          }));
}
