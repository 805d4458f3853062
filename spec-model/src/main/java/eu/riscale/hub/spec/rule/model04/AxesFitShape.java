package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.Shapes;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import java.util.List;
import java.util.Optional;

/// A shape has one size per letter of the axes.
public final class AxesFitShape implements PartsRule<TensorDescr> {
  public static final Code LENGTHS =
      Code.error("axes-shape-lengths", "A tensor does not have as many sizes as axes.")
          .why("Software cannot tell which size belongs to which axis.")
          .section("model 0.4, inputs.axes and outputs.axes")
          .example("axes: bcyx\nshape: [1, 1, 64]", "axes: bcyx\nshape: [1, 1, 64, 64]");

  @Override
  public List<Code> codes() {
    return List.of(LENGTHS);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    if (out.waits(LENGTHS, at.field("axes"), at.field("shape"))) {
      return;
    }
    Optional<String> unequal = unequal(tensor);
    if (unequal.isPresent()) {
      // Nobody knows which of the two lists is right.
      RdfPath list = at.field("shape").field(unequal.get());
      out.parts().add(list);
      out.leave(codes(), list);
      return;
    }
    int rank = Shapes.rank(tensor);
    if (rank != tensor.axes().length()) {
      out.add(
          Finding.of(
                  LENGTHS,
                  at.field("axes"),
                  "'"
                      + tensor.axes()
                      + "' has "
                      + tensor.axes().length()
                      + " letters, the shape "
                      + rank
                      + " sizes.")
              .expected(rank + " letters"));
      out.parts().add(at.field("axes"));
    }
  }

  /// The first of the two lists of a shape, where the other is of another length.
  private static Optional<String> unequal(TensorDescr tensor) {
    return switch (tensor) {
      case InputTensorDescr input ->
          switch (input.shape()) {
            case ParameterizedInputShape shape ->
                shape.min().size() == shape.step().size() ? Optional.empty() : Optional.of("min");
            case ExplicitShape sizes -> Optional.empty();
          };
      case OutputTensorDescr output ->
          switch (output.shape()) {
            case ImplicitOutputShape shape ->
                shape.scale().size() == shape.offset().size()
                    ? Optional.empty()
                    : Optional.of("scale");
            case ExplicitShape sizes -> Optional.empty();
          };
    };
  }
}
