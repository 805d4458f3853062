package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.view.ReadableTensors;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tensor descriptions in YAML or JSON, read as they would be in an RDF and compiled.
final class Vectors {
  private Vectors() {}

  /// Compiles the description of a tensor; empty where it cannot be read.
  ///
  /// @param format the version of the model that it is from
  static Optional<Compiled> compile(ResourceFormat format, String tensor, Side side) {
    String root = "{" + side.field() + ": [" + tensor + "]}";
    YamlNode node = Objects.requireNonNull(YamlReader.read(root).root());
    assertThat(node).isInstanceOf(YamlMapping.class);
    return ReadableTensors.of((YamlMapping) node, format).all().stream()
        .findFirst()
        .map(Ops::compile);
  }

  /// The steps of a plan that stand in the description.
  static List<TensorOp> described(OpPlan plan) {
    return plan.steps().stream()
        .filter(step -> !(step instanceof EnsureDtype(var dtype, String why) && !why.isEmpty()))
        .collect(Collectors.toList());
  }
}
