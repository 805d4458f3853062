package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.LinkedResource;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.Optional;

/// Reads the model that a model was made from. Files of early versions name it by its address, and
/// software has never looked at the field: what is wrong with it does no harm.
final class ParentForm {
  static final Code NO_ID =
      Code.warning("parent-not-linked", "The parent model is not named by an id of the collection.")
          .why("Nobody can follow the link, and newer formats drop it.")
          .section("model 0.4, parent")
          .example(
              "parent:\n  uri: https://doi.org/10.5281/zenodo.5764893",
              "parent:\n  id: affable-shark");

  private ParentForm() {}

  static Decoded<Optional<LinkedResource>> decode(YamlNode node, RdfPath at, Reading out) {
    if (!(node instanceof YamlMapping)) {
      out.add(
          Finding.of(FieldCodes.NOT_A_MAPPING, at, "Found " + node.describe() + ".")
              .expected("a mapping with the field id"));
      return Decoded.broken();
    }
    Findings own = new Findings();
    Decoded<LinkedResource> decoded = LinkedResource.DECODER.decode(node, at, out.into(own));
    if (decoded instanceof Decoded.Value<LinkedResource>(LinkedResource parent)
        && !own.hasErrors()) {
      own.list().forEach(out::add);
      return Decoded.of(Optional.of(parent));
    }
    out.add(
        Finding.of(NO_ID, at, own.list().get(0).message())
            .expected("id, and version_number if need be"));
    return Decoded.of(Optional.empty());
  }
}
