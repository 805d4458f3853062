package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.Citation;
import eu.riscale.hub.spec.value.Doi;
import eu.riscale.hub.spec.value.HttpUrl;
import java.util.Optional;

/// A publication to cite; `doi` or `url` or both.
public record CiteEntry(String text, Optional<Doi> doi, Optional<HttpUrl> url) implements Citation {
  public static final Decoder<CiteEntry> DECODER =
      Fields.mapping(in -> {
        var text = in.required("text", Texts.ANY, "");
        var doi = in.optional("doi", Values.DOI);
        var url = in.optional("url", Values.URL);
        return in.build(() -> new CiteEntry(text.get(), doi.get(), url.get()));
      });

  @Override
  public boolean hasTarget() {
    return doi.isPresent() || url.isPresent();
  }
}
