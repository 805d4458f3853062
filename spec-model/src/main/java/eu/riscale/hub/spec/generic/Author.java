package eu.riscale.hub.spec.generic;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.Email;
import eu.riscale.hub.spec.value.Orcid;
import java.util.Optional;

/// Somebody who created the resource.
public record Author(
    String name,
    Optional<String> affiliation,
    Optional<Email> email,
    Optional<Orcid> orcid,
    Optional<String> githubUser) {

  /// Reads a person.
  ///
  /// @param name how this version of the format reads names
  public static Decoder<Author> decoder(Decoder<String> name) {
    return Fields.mapping(in -> {
      var called = in.required("name", name, "");
      var affiliation = in.optional("affiliation", Texts.ANY);
      var email = in.optional("email", Values.EMAIL);
      var orcid = in.optional("orcid", Values.ORCID);
      var githubUser = in.optional("github_user", Values.GITHUB_USER);
      return in.build(() ->
          new Author(called.get(), affiliation.get(), email.get(), orcid.get(), githubUser.get()));
    });
  }
}
