package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Optional;

/// Independent samples beside each other.
///
/// @param onlyOne whether the model takes one sample at a time and no more
public record BatchAxis(AxisId id, String description, boolean onlyOne)
    implements InputAxis, OutputAxis {
  public static final Code SIZE =
      Code.error("batch-size-not-one", "A fixed batch size is not 1.")
          .why("Users run any number of samples; a model can only ask for one at a time.")
          .section("model 0.5, batch axis")
          .example("- {type: batch, size: 4}", "- {type: batch, size: 1}");

  /// Stands for an axis of any kind that is broken.
  static final BatchAxis UNKNOWN = new BatchAxis(new AxisId(""), "", false);

  private static final Decoder<Boolean> ONE =
      (node, at, out) -> {
        if (node instanceof YamlScalar scalar
            && scalar.kind() == YamlScalar.Kind.INT
            && scalar.text().equals("1")) {
          return Decoded.of(true);
        }
        out.add(
            Finding.of(SIZE, at, "Found " + node.describe() + ".")
                .expected("1, or no size for any number"));
        return Decoded.broken();
      };

  static final Decoder<BatchAxis> DECODER =
      Fields.mapping(in -> {
        in.required("type", Words.only("batch"));
        var id = in.optional("id", AxisId.ONLY_BATCH, AxisId.BATCH_ID);
        var description = in.optional("description", AxisFields.DESCRIPTION, "");
        var size = in.optional("size", ONE);
        return in.build(() -> new BatchAxis(id.get(), description.get(), size.get().isPresent()));
      });

  @Override
  public Optional<AxisSize> givenSize() {
    return onlyOne ? Optional.of(new AxisSize.FixedSize(1)) : Optional.empty();
  }
}
