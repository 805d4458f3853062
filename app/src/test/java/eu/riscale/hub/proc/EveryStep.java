package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every kind of step, each in all the ways that it takes numbers and axes.
final class EveryStep {
  /// Kinds of axes and numbers that a step was made with.
  enum Form {
    /// No axes: one number for the whole tensor, or a statistic over all of it.
    WHOLE,
    /// Numbers along an axis, or a statistic over some axes of each sample.
    AXES,
    /// A statistic over some axes of all samples.
    DATASET
  }

  record Made(Form form, TensorOp step) {}

  private EveryStep() {}

  static final JointAxes PER_SAMPLE = JointAxes.of(List.of("y", "x"));
  static final JointAxes PER_DATASET = JointAxes.of(List.of("batch", "y", "x"));

  /// @param channels length of the axis `channel`
  static List<Made> forChannels(int channels) {
    List<Made> made = new ArrayList<>();
    PerAxis along = along(channels, 0.5, 7);
    PerAxis positive = along(channels, 0.5, 1.25);
    for (DType dtype : DType.values()) {
      made.add(new Made(Form.WHOLE, new EnsureDtype(dtype)));
    }
    made.add(new Made(Form.WHOLE, new Sigmoid()));
    made.add(new Made(Form.AXES, new Softmax("channel")));
    made.add(new Made(Form.AXES, new Softmax("x")));
    made.add(new Made(Form.WHOLE, new Binarize(PerAxis.of(3))));
    made.add(new Made(Form.AXES, new Binarize(along)));
    made.add(new Made(Form.WHOLE, new ScaleLinear(PerAxis.of(2.5), PerAxis.of(-1))));
    made.add(new Made(Form.AXES, new ScaleLinear(along, PerAxis.of(0.25))));
    made.add(new Made(Form.AXES, new ScaleLinear(along, positive)));
    made.add(
        new Made(Form.WHOLE, new FixedZeroMeanUnitVariance(PerAxis.of(12), PerAxis.of(3.7), 0)));
    made.add(new Made(Form.AXES, new FixedZeroMeanUnitVariance(along, positive, 1e-3)));
    made.add(new Made(Form.WHOLE, Clip.of(-20, 30)));
    made.add(new Made(Form.WHOLE, Clip.of(0.5, 1.75)));
    made.add(new Made(Form.WHOLE, clip(new Bound.None(), new Bound.Value(9), JointAxes.all())));
    made.add(new Made(Form.WHOLE, percentiles(JointAxes.all(), PercentileMethod.LINEAR)));
    made.add(new Made(Form.AXES, percentiles(PER_SAMPLE, PercentileMethod.INVERTED_CDF)));
    made.add(new Made(Form.DATASET, percentiles(PER_DATASET, PercentileMethod.INVERTED_CDF)));
    made.add(new Made(Form.AXES, clip(new Bound.Value(0), new Bound.Percentile(80), PER_SAMPLE)));
    statistics(made, Form.WHOLE, JointAxes.all());
    statistics(made, Form.AXES, JointAxes.allButBatch());
    statistics(made, Form.AXES, PER_SAMPLE);
    statistics(made, Form.DATASET, PER_DATASET);
    return made;
  }

  private static void statistics(List<Made> made, Form form, JointAxes axes) {
    made.add(new Made(form, new ZeroMeanUnitVariance(axes, 1e-6)));
    made.add(new Made(form, new ZeroMeanUnitVariance(axes, 0.1)));
    made.add(new Made(form, new ScaleRange(axes, 0, 100, 1e-6, Optional.empty())));
    made.add(new Made(form, new ScaleRange(axes, 5, 90, 0.05, Optional.empty())));
    made.add(new Made(form, new ScaleRange(axes, 1, 99.8, 1e-6, Optional.of("ref"))));
    made.add(new Made(form, new ScaleMeanVariance("ref", axes, 1e-4)));
  }

  private static Clip percentiles(JointAxes axes, PercentileMethod method) {
    return new Clip(new Bound.Percentile(10), new Bound.Percentile(85), axes, method);
  }

  private static Clip clip(Bound low, Bound high, JointAxes axes) {
    return new Clip(low, high, axes, PercentileMethod.INVERTED_CDF);
  }

  private static PerAxis along(int channels, double start, double step) {
    double[] numbers = new double[channels];
    for (int i = 0; i < channels; i++) {
      numbers[i] = start + i * step;
    }
    return PerAxis.along("channel", numbers);
  }
}
