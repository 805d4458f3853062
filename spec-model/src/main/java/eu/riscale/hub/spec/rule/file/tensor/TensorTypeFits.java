package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.Side;
import java.util.List;

/// A test tensor has the type that is described. Whole numbers are welcome where real ones are
/// described.
public final class TensorTypeFits implements TensorRule {
  static final Code TYPE =
      Code.error("test-tensor-type", "A test tensor has another type than its description.")
          .why(
              "Software converts what it loads to the described type, which may change the values.")
          .section("test tensors: data type")
          .example("data_type: uint8  # test_input.npy holds float32", "data_type: float32");

  @Override
  public List<Code> codes() {
    return List.of(TYPE);
  }

  @Override
  public void check(TestTensor tensor, TestTensors all, Findings out) {
    if (out.waits(TYPE, tensor.descr().typeAt())) {
      return;
    }
    String declared = tensor.descr().type().word();
    String type = tensor.header().typeName();
    boolean isReal = tensor.descr().type().isFloat();
    boolean fits = isReal ? !type.equals("bool") : type.equals(declared);
    if (!fits) {
      out.add(
          tensor.judged(
              Finding.of(TYPE, tensor.at(), tensor.subject() + " holds " + type + ".")
                  .expected(declared)
                  .hint(
                      "Save it as a.astype('%s') by numpy.save, or, if the network %s %s, describe that type."
                          .formatted(
                              declared,
                              tensor.descr().side() == Side.INPUT ? "takes" : "gives",
                              type))));
    }
  }
}
