package eu.riscale.hub.run.failure;

import eu.riscale.hub.spec.view.TensorView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A network that fails without an input that the description calls optional.
public final class LeftOut {
  /// What to do with such an input.
  public static final String HELP =
      "Remove 'optional' from this input, or export the network so that it runs without it: in"
          + " TorchScript with the type Optional[Tensor] and the default None, in ONNX with an"
          + " initializer of its name that is its default.";

  /// What is said of a None where a tensor has to be.
  private static final Pattern NONE = Pattern.compile("\\bNoneType\\b|\\bNone\\b");

  private LeftOut() {}

  /// Such as `'gain' and 'mask'`.
  public static String names(List<TensorView> inputs) {
    return String.join(" and ", inputs.stream().map(input -> "'" + input.id() + "'").toList());
  }

  /// Empty where all inputs were given, or the network does not fail for that.
  static Optional<FailureCause> of(Failed failed) {
    List<TensorView> leftOut =
        failed.model().inputs().stream().filter(TensorView::isLeftOut).toList();
    return leftOut.isEmpty() || !NONE.matcher(failed.said()).find()
        ? Optional.empty()
        : Optional.of(
            new FailureCause(
                "The network does not run without %s, which the description allows and the test tries, since there is no test tensor of it."
                    .formatted(names(leftOut)),
                HELP + " Where it is not optional, it needs a test tensor."));
  }
}
