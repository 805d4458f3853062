package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.Optional;

/// A field that may be left out, but without which a resource cannot be found, used and cited by
/// others (the FAIR principles).
public final class FairField {
  public static final Code EMPTY =
      Code.alert(
              "fair-field-empty", "A field that makes the resource findable and reusable is empty.")
          .why(
              "The description is valid without it, but collections may refuse it, and users miss"
                  + " it.")
          .section("fields for FAIR compliance")
          .example("tags: []", "tags: [unet, nuclei, 2d]");

  private FairField() {}

  /// A field that may be absent or null, with an alert where it is.
  public static <T> Decoded<Optional<T>> optional(Fields in, String name, Decoder<T> decoder) {
    Decoded<Optional<T>> field = in.optional(name, decoder);
    if (field instanceof Decoded.Value<Optional<T>>(Optional<T> value) && value.isEmpty()) {
      in.reportMissing(name, empty(name, in.at()));
    }
    return field;
  }

  /// Nothing is given.
  ///
  /// @param at the place of the record that has the field
  public static Finding empty(String name, RdfPath at) {
    return Finding.of(EMPTY, at.field(name), "'" + name + "' is not given.")
        .hint("Fill it in for others to find and reuse the resource.");
  }
}
