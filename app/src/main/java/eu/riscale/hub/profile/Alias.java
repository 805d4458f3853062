package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The id can be the alias of the model in the hub's store.
record Alias() implements Requirement {
  static final Code CODE =
      Code.alert("profile-alias", "The id cannot be the alias of the model on the hub.")
          .why("The store takes small letters a to z, digits and '-', 1 to 48 of them.")
          .section(Guide.UPLOAD)
          .example("id: Nuclei_UNet.v2", "id: nuclei-unet-v2");
  private static final int LONGEST = 48;
  private static final Pattern ALIAS = Pattern.compile("[a-z0-9-]{1," + LONGEST + "}");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 2;
  }

  /// A model without an id gets one from the hub.
  @Override
  public Answer judge(Candidate model) {
    String id = model.model().text("id");
    return id.isEmpty() || ALIAS.matcher(id).matches()
        ? new Answer.Met()
        : Answer.unmet(
            Finding.of(CODE, RdfPath.ROOT.field("id"), "The id is '" + id + "'.")
                .expected("1 to 48 of a to z, 0 to 9 and '-'")
                .hint(hint(alias(id))));
  }

  private static String hint(String alias) {
    return alias.isEmpty()
        ? "Choose an id of such letters; without an id the hub chooses one."
        : "Where the model is not published under its id yet, write 'id: " + alias + "'.";
  }

  private static String alias(String id) {
    String plain =
        Normalizer.normalize(id, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    return cut.replaceAll("^-+|-+$", "");
  }
}
