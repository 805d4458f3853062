package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import java.util.List;
import java.util.Optional;

/// Fields that may be left out, but without which a resource cannot be found, used and cited by
/// others (the FAIR principles).
public final class FairFields implements Rule<ResourceMetadata> {
  public static final Code EMPTY =
      Code.alert(
              "fair-field-empty", "A field that makes the resource findable and reusable is empty.")
          .why(
              "The description is valid without it, but collections may refuse it, and users miss"
                  + " it.")
          .section("fields for FAIR compliance")
          .example("tags: []", "tags: [unet, nuclei, 2d]");

  /// The decoded field, with an alert where nothing is given.
  public static <T> Decoded<Optional<T>> filled(
      Fields in, String name, Decoded<Optional<T>> field) {
    if (field instanceof Decoded.Value<Optional<T>>(Optional<T> value) && value.isEmpty()) {
      report(in.at(), name, in.out());
    }
    return field;
  }

  @Override
  public List<Code> codes() {
    return List.of(EMPTY);
  }

  @Override
  public void check(ResourceMetadata metadata, RdfPath at, Findings out) {
    require(!metadata.description().isEmpty(), at, "description", out);
    require(!metadata.authors().isEmpty(), at, "authors", out);
    require(!metadata.cite().isEmpty(), at, "cite", out);
    require(metadata.license().isPresent(), at, "license", out);
    require(metadata.documentation().isPresent(), at, "documentation", out);
    require(!metadata.tags().isEmpty(), at, "tags", out);
  }

  private static void require(boolean filled, RdfPath at, String name, Findings out) {
    if (!filled) {
      report(at, name, out);
    }
  }

  private static void report(RdfPath at, String name, Findings out) {
    out.add(
        Finding.of(EMPTY, at.field(name), "'" + name + "' is not given.")
            .hint("Fill it in for others to find and reuse the resource."));
  }
}
