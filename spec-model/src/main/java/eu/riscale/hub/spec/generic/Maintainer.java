package eu.riscale.hub.spec.generic;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.Email;
import eu.riscale.hub.spec.value.Orcid;
import java.util.Optional;

/// Somebody who answers questions about the resource, to be found on GitHub.
public record Maintainer(
    String githubUser,
    Optional<String> name,
    Optional<String> affiliation,
    Optional<Email> email,
    Optional<Orcid> orcid) {

  /// Reads a person.
  ///
  /// @param name how this version of the format reads names
  public static Decoder<Maintainer> decoder(Decoder<String> name) {
    return Fields.mapping(in -> {
      var githubUser = in.required("github_user", Values.GITHUB_USER, "");
      var called = in.optional("name", name);
      var affiliation = in.optional("affiliation", Texts.ANY);
      var email = in.optional("email", Values.EMAIL);
      var orcid = in.optional("orcid", Values.ORCID);
      return in.build(() ->
          new Maintainer(
              githubUser.get(), called.get(), affiliation.get(), email.get(), orcid.get()));
    });
  }
}
