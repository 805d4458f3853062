package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.file.ValueStatistics;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.ValuesView;
import java.util.ArrayList;
import java.util.List;

/// The values of a test tensor are such that a test with them tells something.
public final class TensorValuesTell implements TensorRule {
  static final Code NAN_EXPECTED =
      Code.error("test-output-not-finite", "An expected output has values that are not numbers.")
          .why("Nothing equals NaN, so no model can be shown to reproduce it.")
          .section("test tensors: values")
          .example("test_outputs: [out.npy]  # 12 NaN", "test_outputs: [out.npy]  # finite");
  static final Code NAN_INPUT =
      Code.alert("test-input-not-finite", "A test input has values that are not finite.")
          .why("They spread over the output, which then tells nothing about the model.")
          .section("test tensors: values")
          .example("test_inputs: [in.npy]  # 1 infinite", "test_inputs: [in.npy]  # finite");
  static final Code NEAR_ZERO =
      Code.error("test-tensor-near-zero", "All values of a test tensor are nearly zero.")
          .why(
              "They are smaller than the differences that tests allow, so a wrong model would"
                  + " pass.")
          .section("test tensors: values of at least 1e-4")
          .example(
              "test_outputs: [mask.npy]  # background alone",
              "test_outputs: [mask.npy]  # with objects");
  static final Code RANGE =
      Code.alert(
              "test-tensor-outside-range",
              "A test tensor has values outside of the described range.")
          .why("Either the description is wrong, or the tensor is no example of the data.")
          .section("test tensors: range of values")
          .example("data_range: [0, 1]  # values up to 255", "data_range: [0, 255]");
  static final Code UNLISTED =
      Code.alert(
              "test-tensor-value-unlisted",
              "A test tensor has values that the description does not list.")
          .why(
              "Either a class is missing in the description, or the tensor is no example of the"
                  + " data.")
          .section("test tensors: nominal values")
          .example("values: [0, 1]  # 2 occurs", "values: [0, 1, 2]");
  private static final double NEARLY = 1e-4;

  @Override
  public List<Code> codes() {
    return List.of(NAN_EXPECTED, NAN_INPUT, NEAR_ZERO, RANGE, UNLISTED);
  }

  @Override
  public void check(TestTensor tensor, TestTensors all, Findings out) {
    checkFinite(tensor, out);
    ValueStatistics values = tensor.values();
    boolean hasNumbers = values.min() <= values.max();
    if (hasNumbers && values.min() > -NEARLY && values.max() < NEARLY) {
      out.add(
          tensor.judged(
              Finding.of(NEAR_ZERO, tensor.at(), tensor.subject() + " has values " + extent(values))
                  .expected("a value of at least 0.0001, or of at most -0.0001")
                  .hint("Save the tensor of a sample that shows something, by numpy.save.")));
    }
    if (out.waits(List.of(RANGE, UNLISTED), tensor.descr().valuesAt())) {
      return;
    }
    if (tensor.described().isPresent()) {
      switch (tensor.described().get()) {
        case ValuesView.Range range -> {
          if (hasNumbers && (values.min() < range.min() || values.max() > range.max())) {
            out.add(
                Finding.of(RANGE, tensor.at(), tensor.subject() + " has values " + extent(values))
                    .expected("values " + limits(range))
                    .hint(
                        "If the tensor is right, describe the range that its values really have."));
          }
        }
        case ValuesView.Listed listed -> checkListed(tensor, listed.numbers(), out);
      }
    }
  }

  private static void checkFinite(TestTensor tensor, Findings out) {
    ValueStatistics values = tensor.values();
    boolean isInput = tensor.descr().side() == Side.INPUT;
    if (values.nan() > 0 || (isInput && values.infinite() > 0)) {
      out.add(
          Finding.of(
                  isInput ? NAN_INPUT : NAN_EXPECTED,
                  tensor.at(),
                  tensor.subject()
                      + " has "
                      + values.nan()
                      + " NaN and "
                      + values.infinite()
                      + " infinite among "
                      + values.count()
                      + " values.")
              .expected("finite values")
              .hint(
                  isInput
                      ? "Save the tensor of a sample without them, by numpy.save."
                      : "Look in the network and the steps after it for a division by zero, a"
                          + " logarithm or an overflow, and save the test output again."));
    }
  }

  private static String extent(ValueStatistics values) {
    return "from " + values.min() + " to " + values.max() + ".";
  }

  private static void checkListed(TestTensor tensor, List<Double> listed, Findings out) {
    List<Double> others = new ArrayList<>();
    for (double value : tensor.values().distinct()) {
      if (!listed.contains(value) && others.size() < 5) {
        others.add(value);
      }
    }
    if (!others.isEmpty()) {
      out.add(
          Finding.of(
                  UNLISTED, tensor.at(), tensor.subject() + " has values such as " + others + ".")
              .expected("values of the list in the description")
              .hint("If the tensor is right, add the values that lack to the list."));
    }
  }

  private static String limits(ValuesView.Range range) {
    String from = Double.isInfinite(range.min()) ? "" : "from " + range.min();
    String to = Double.isInfinite(range.max()) ? "" : "up to " + range.max();
    return (from + " " + to).strip();
  }
}
