package eu.riscale.hub.spec.generic;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.HttpUrl;
import java.util.Optional;

/// A small picture with a link, such as "Open in Colab".
public record BadgeDescr(String label, Optional<FileSource> icon, HttpUrl url) {
  private static final HttpUrl NOWHERE = new HttpUrl("https://");

  /// Stands for a badge that is broken.
  public static final BadgeDescr NONE = new BadgeDescr("", Optional.empty(), NOWHERE);

  public static final Decoder<BadgeDescr> DECODER =
      Fields.mapping(in -> {
        var label = in.required("label", Texts.ANY, "");
        var icon = in.optional("icon", FileSources.NO_DESCRIPTION);
        var url = in.required("url", Values.URL, NOWHERE);
        return in.build(() -> new BadgeDescr(label.get(), icon.get(), url.get()));
      });
}
