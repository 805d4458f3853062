package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.file.DescribedTensor.DescribedAxis;
import eu.riscale.hub.spec.rule.file.DescribedTensor.Size;
import eu.riscale.hub.spec.value.FileSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The tensors of a model of format 0.4. Its batch axis has any size, whatever the shape says.
final class TensorsOf04 {
  private TensorsOf04() {}

  static List<DescribedTensor> of(ModelDescr model) {
    List<DescribedTensor> tensors = new ArrayList<>();
    for (int i = 0; i < Math.min(model.inputs().size(), model.testInputs().size()); i++) {
      RdfPath at = RdfPath.ROOT.field("test_inputs").index(i);
      InputTensorDescr input = model.inputs().get(i);
      tensors.add(tensor(input, at, model.testInputs().get(i), axes(input)));
    }
    for (int i = 0; i < Math.min(model.outputs().size(), model.testOutputs().size()); i++) {
      RdfPath at = RdfPath.ROOT.field("test_outputs").index(i);
      OutputTensorDescr output = model.outputs().get(i);
      tensors.add(tensor(output, at, model.testOutputs().get(i), axes(output)));
    }
    return tensors;
  }

  private static DescribedTensor tensor(
      TensorDescr tensor, RdfPath at, FileSource file, List<Size> sizes) {
    List<DescribedAxis> axes = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      boolean named = i < tensor.axes().length();
      String letter = named ? tensor.axes().substring(i, i + 1) : String.valueOf(i);
      axes.add(new DescribedAxis(letter, letter.equals("b") ? new Size.Any() : sizes.get(i), 0));
    }
    return new DescribedTensor(
        tensor.name(),
        tensor instanceof InputTensorDescr,
        at,
        file,
        axes,
        tensor.dataType().word(),
        tensor
            .dataRange()
            .map(range -> OptionalDouble.of(range.min()))
            .orElse(OptionalDouble.empty()),
        tensor
            .dataRange()
            .map(range -> OptionalDouble.of(range.max()))
            .orElse(OptionalDouble.empty()),
        Optional.empty(),
        OptionalDouble.empty(),
        true);
  }

  private static List<Size> axes(InputTensorDescr input) {
    return switch (input.shape()) {
      case ExplicitShape(List<Integer> sizes) -> fixed(sizes);
      case ParameterizedInputShape(List<Integer> min, List<Integer> step) -> {
        List<Size> stepped = new ArrayList<>();
        for (int i = 0; i < min.size(); i++) {
          stepped.add(new Size.Stepped(min.get(i), i < step.size() ? step.get(i) : 0));
        }
        yield stepped;
      }
    };
  }

  private static List<Size> axes(OutputTensorDescr output) {
    return switch (output.shape()) {
      case ExplicitShape(List<Integer> sizes) -> fixed(sizes);
      case ImplicitOutputShape shape -> {
        List<Size> sizes = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < Math.min(shape.rank(), shape.offset().size()); i++) {
          double offset = 2 * shape.offset().get(i);
          Optional<Double> scale = shape.scale().get(i);
          sizes.add(
              scale.isPresent()
                  ? new Size.Follows(shape.referenceTensor(), next++, scale.get(), offset)
                  : new Size.Fixed((long) offset));
        }
        yield sizes;
      }
    };
  }

  private static List<Size> fixed(List<Integer> sizes) {
    List<Size> fixed = new ArrayList<>();
    sizes.forEach(size -> fixed.add(new Size.Fixed(size)));
    return fixed;
  }
}
