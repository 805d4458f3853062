package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.ValueStatistics;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The values of a test tensor are such that a test with them tells something.
final class TensorValuesTell implements TensorRule {
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
  public void check(TestTensor tensor, Map<String, TestTensor> all, Findings out) {
    DescribedTensor descr = tensor.descr();
    ValueStatistics values = tensor.values();
    if (values.nan() > 0 || (descr.isInput() && values.infinite() > 0)) {
      out.add(
          Finding.of(
                  descr.isInput() ? NAN_INPUT : NAN_EXPECTED,
                  descr.at(),
                  tensor.subject()
                      + " has "
                      + values.nan()
                      + " NaN and "
                      + values.infinite()
                      + " infinite among "
                      + values.count()
                      + " values.")
              .expected("finite values"));
    }
    boolean hasNumbers = values.min() <= values.max();
    if (hasNumbers && values.min() > -NEARLY && values.max() < NEARLY) {
      Finding finding =
          Finding.of(
                  NEAR_ZERO,
                  descr.at(),
                  tensor.subject()
                      + " has values from "
                      + values.min()
                      + " to "
                      + values.max()
                      + ".")
              .expected("a value of at least 0.0001, or of at most -0.0001");
      out.add(descr.lenient() ? finding.severity(Severity.ALERT) : finding);
    }
    boolean below = descr.min().isPresent() && values.min() < descr.min().getAsDouble();
    boolean above = descr.max().isPresent() && values.max() > descr.max().getAsDouble();
    if (hasNumbers && (below || above)) {
      out.add(
          Finding.of(
                  RANGE,
                  descr.at(),
                  tensor.subject()
                      + " has values from "
                      + values.min()
                      + " to "
                      + values.max()
                      + ".")
              .expected("values " + limits(descr)));
    }
    descr.values().ifPresent(listed -> checkListed(tensor, listed, out));
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
                  UNLISTED,
                  tensor.descr().at(),
                  tensor.subject() + " has values such as " + others + ".")
              .expected("values of the list in the description"));
    }
  }

  private static String limits(DescribedTensor descr) {
    String from = descr.min().isPresent() ? "from " + descr.min().getAsDouble() : "";
    String to = descr.max().isPresent() ? "up to " + descr.max().getAsDouble() : "";
    return (from + " " + to).strip();
  }
}
