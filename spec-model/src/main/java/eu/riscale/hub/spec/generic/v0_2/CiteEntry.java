package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.generic.Citation;
import eu.riscale.hub.spec.value.Doi;
import java.util.Optional;

/// A publication to cite; `url` is any text.
public record CiteEntry(String text, Optional<Doi> doi, Optional<String> url) implements Citation {
  public static final Decoder<CiteEntry> DECODER =
      Fields.mapping(in -> {
        var text = in.required("text", Texts.ANY, "");
        var doi = in.optional("doi", OldForms.DOI);
        var url = in.optional("url", Texts.ANY);
        return in.build(() -> new CiteEntry(text.get(), doi.get(), url.get()));
      });

  @Override
  public boolean hasTarget() {
    return doi.isPresent() || url.filter(address -> !address.isEmpty()).isPresent();
  }
}
