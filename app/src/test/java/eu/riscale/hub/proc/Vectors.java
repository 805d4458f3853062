package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tensor descriptions in YAML or JSON, read as they would be in an RDF and compiled.
final class Vectors {
  private Vectors() {}

  /// Compiles a tensor description of model 0.5; empty where it cannot be read.
  static Optional<Compiled> compileV05(String tensor, boolean input) {
    YamlNode node = Objects.requireNonNull(YamlReader.read(tensor).root());
    assertThat(node).isInstanceOf(YamlMapping.class);
    Reading findings = Reading.ofValues();
    if (input) {
      return InputTensorDescr.DECODER.decode(node, RdfPath.ROOT, findings)
              instanceof Decoded.Value<InputTensorDescr>(InputTensorDescr descr)
          ? Optional.of(Ops.compile(descr))
          : Optional.empty();
    }
    return OutputTensorDescr.DECODER.decode(node, RdfPath.ROOT, findings)
            instanceof Decoded.Value<OutputTensorDescr>(OutputTensorDescr descr)
        ? Optional.of(Ops.compile(descr))
        : Optional.empty();
  }

  /// Compiles a tensor description of model 0.4; empty where it cannot be read.
  static Optional<Compiled> compileV04(String tensor, boolean input) {
    String other =
        """
        {"name": "ref", "axes": "bcyx", "data_type": "float32", "shape": [1, 3, 7, 9]}\
        """;
    String rdf =
        """
        {"format_version": "0.4.10", "type": "model", "name": "ops", "description": "steps",
         "authors": [{"name": "A. Author"}], "license": "MIT", "documentation": "README.md",
         "timestamp": "2024-05-01T12:00:00Z",
         "weights": {"torchscript": {"source": "w.pt", "pytorch_version": "2.1"}},
         "test_inputs": ["in.npy"], "test_outputs": ["out.npy"],
         "inputs": [%s], "outputs": [%s]}\
        """
            .formatted(
                input ? tensor : other, input ? other.replace("\"ref\"", "\"other\"") : tensor);
    Validation validation = SpecValidator.validate(rdf.getBytes(StandardCharsets.UTF_8));
    if (!(validation.description().orElse(null) instanceof ResourceDescr.Model04(var model))) {
      return Optional.empty();
    }
    return Optional.of(
        input ? Ops.compile(model.inputs().getFirst()) : Ops.compile(model.outputs().getFirst()));
  }

  /// The steps of a plan that stand in the description.
  static List<TensorOp> described(OpPlan plan) {
    return plan.steps().stream()
        .filter(step -> !(step instanceof EnsureDtype(var dtype, String why) && !why.isEmpty()))
        .collect(Collectors.toList());
  }
}
