package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.NominalValues;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import eu.riscale.hub.spec.rule.file.DescribedTensor.DescribedAxis;
import eu.riscale.hub.spec.rule.file.DescribedTensor.Size;
import eu.riscale.hub.spec.value.FileSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The tensors of a model of format 0.5.
final class TensorsOf05 {
  private final ModelDescr model;

  private TensorsOf05(ModelDescr model) {
    this.model = model;
  }

  static List<DescribedTensor> of(ModelDescr model) {
    TensorsOf05 tensors = new TensorsOf05(model);
    List<DescribedTensor> described = new ArrayList<>();
    tensors.add(RdfPath.ROOT.field("inputs"), model.inputs(), described);
    tensors.add(RdfPath.ROOT.field("outputs"), model.outputs(), described);
    return described;
  }

  private void add(RdfPath at, List<? extends TensorDescr> tensors, List<DescribedTensor> into) {
    for (int i = 0; i < tensors.size(); i++) {
      TensorDescr tensor = tensors.get(i);
      RdfPath place = at.index(i).field("test_tensor").field("source");
      tensor.testTensor().ifPresent(file -> into.add(tensor(tensor, place, file.source())));
    }
  }

  private DescribedTensor tensor(TensorDescr tensor, RdfPath at, FileSource file) {
    List<DescribedAxis> axes = new ArrayList<>();
    for (Axis axis : tensor.axes()) {
      axes.add(new DescribedAxis(axis.id().text(), size(axis), halo(tensor, axis)));
    }
    // Several data descriptions are for channels, whose values are not told apart here.
    Optional<TensorDataDescr> data =
        tensor.data().descrs().size() == 1
            ? Optional.of(tensor.data().descrs().get(0))
            : Optional.empty();
    return new DescribedTensor(
        tensor.id().text(),
        tensor instanceof InputTensorDescr,
        at,
        file,
        axes,
        tensor.data().type().word(),
        data.map(TensorsOf05::min).orElse(OptionalDouble.empty()),
        data.map(TensorsOf05::max).orElse(OptionalDouble.empty()),
        data.flatMap(TensorsOf05::values),
        tensor instanceof OutputTensorDescr output ? tolerance(output) : OptionalDouble.empty(),
        false);
  }

  private Size size(Axis axis) {
    if (axis.givenSize().isEmpty()) {
      return new Size.Any();
    }
    return switch (axis.givenSize().get()) {
      case AxisSize.FixedSize(int size) -> new Size.Fixed(size);
      case AxisSize.ParameterizedSize(int min, int step) -> new Size.Stepped(min, step);
      case AxisSize.DataDependentSize(int min, var max) ->
          new Size.AtLeast(min, max.isPresent() ? max.getAsInt() : Long.MAX_VALUE);
      case AxisSize.SizeReference reference -> follows(axis, reference);
    };
  }

  private Size follows(Axis axis, AxisSize.SizeReference reference) {
    Optional<TensorDescr> tensor = referred(reference);
    if (tensor.isEmpty()) {
      return new Size.Any();
    }
    for (int i = 0; i < tensor.get().axes().size(); i++) {
      Axis other = tensor.get().axes().get(i);
      if (other.id().equals(reference.axisId())) {
        return new Size.Follows(
            reference.tensorId().text(), i, other.scale() / axis.scale(), reference.offset());
      }
    }
    return new Size.Any();
  }

  /// For an output its own halo; for an input the widest that outputs refer to it with, in its own
  /// pixels.
  private int halo(TensorDescr tensor, Axis axis) {
    if (axis instanceof WithHalo cropped) {
      return cropped.halo();
    }
    int widest = 0;
    for (OutputTensorDescr output : model.outputs()) {
      for (Axis other : output.axes()) {
        if (other instanceof WithHalo cropped
            && cropped.size().tensorId().equals(tensor.id())
            && cropped.size().axisId().equals(axis.id())) {
          int pixels = (int) Math.round(cropped.halo() * other.scale() / axis.scale());
          widest = Math.max(widest, pixels);
        }
      }
    }
    return widest;
  }

  private Optional<TensorDescr> referred(AxisSize.SizeReference reference) {
    Optional<TensorDescr> input = model.input(reference.tensorId()).map(tensor -> tensor);
    return input.isPresent() ? input : model.output(reference.tensorId()).map(tensor -> tensor);
  }

  /// Of the first entry that is for the output, whatever weights it is for; tolerances that the
  /// description does not set are not judged.
  private OptionalDouble tolerance(OutputTensorDescr output) {
    List<ReproducibilityTolerance> entries = model.config().bioimageio().reproducibilityTolerance();
    if (!entries.equals(ReproducibilityTolerance.STANDARD)) {
      for (ReproducibilityTolerance entry : entries) {
        if (entry.outputs().include(output.id(), output.data().type())) {
          return OptionalDouble.of(entry.absoluteTolerance());
        }
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble min(TensorDataDescr data) {
    return data instanceof TensorDataDescr.IntervalOrRatioDataDescr ratio
        ? ratio.range().min()
        : OptionalDouble.empty();
  }

  private static OptionalDouble max(TensorDataDescr data) {
    return data instanceof TensorDataDescr.IntervalOrRatioDataDescr ratio
        ? ratio.range().max()
        : OptionalDouble.empty();
  }

  private static Optional<List<Double>> values(TensorDataDescr data) {
    if (!(data instanceof TensorDataDescr.NominalOrOrdinalDataDescr nominal)) {
      return Optional.empty();
    }
    return switch (nominal.values()) {
      case NominalValues.Numeric numeric -> Optional.of(numeric.numbers());
      case NominalValues.Truths truths ->
          Optional.of(truths.truths().stream().map(truth -> truth ? 1.0 : 0.0).toList());
      case NominalValues.Labels labels -> {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < labels.names().size(); i++) {
          numbers.add((double) i);
        }
        yield Optional.of(numbers);
      }
    };
  }
}
