package eu.riscale.hub.proc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Naive;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every step, whatever its numbers.
class StepsTest {
  private static final List<String> BCYX = List.of("batch", "channel", "y", "x");
  private static final Parallel TWO = Parallel.of(2);

  @ParameterizedTest
  @EnumSource
  void giveWhatTheirFormulaGives(DType dtype) throws Exception {
    Tensor in = Naive.random(dtype, 1, BCYX, 2, 3, 5, 4);
    Tensor reference = Naive.random(dtype, 2, BCYX, 2, 3, 6, 7);
    Sample sample = Sample.of(Map.of("t", in, "ref", reference), TWO);
    for (EveryStep.Made made : EveryStep.forChannels(3)) {
      Tensor out = made.step().apply(in, OpContext.of(sample));
      double[] formula = Formulas.apply(made.step(), in, List.of(in), List.of(reference));
      assertSame(made.step() + " of " + dtype, out, formula);
    }
  }

  @Test
  void giveWhatTheirFormulaGivesOverADataset() throws Exception {
    List<Tensor> dataset = new ArrayList<>();
    List<Tensor> references = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      dataset.add(Naive.random(DType.FLOAT32, i, BCYX, 1 + i, 3, 5, 4 + i));
      references.add(Naive.random(DType.FLOAT32, 9 + i, BCYX, 1 + i, 3, 2, 4));
      samples.add(Sample.of(Map.of("t", dataset.get(i), "ref", references.get(i))));
    }
    Sample sample = samples.getLast().within(samples);
    for (EveryStep.Made made : EveryStep.forChannels(3)) {
      Tensor in = dataset.getLast();
      Tensor out = made.step().apply(in, new OpContext(sample, dataset, Optional.empty()));
      assertSame(made.step() + "", out, Formulas.apply(made.step(), in, dataset, references));
    }
  }

  @Test
  void measureEachSampleOfADatasetByItsOwnReference() throws Exception {
    ScaleRange byReference =
        new ScaleRange(JointAxes.allButBatch(), 0, 100, 1e-6, Optional.of("ref"));
    ScaleRange ofDataset = new ScaleRange(JointAxes.all(), 0, 100, 1e-6, Optional.empty());
    Tensor in = Tensor.of(new double[] {0, 1}, List.of("x"), 2);
    Tensor farAway = Tensor.of(new double[] {10, 12}, List.of("x"), 2);
    Sample sample = Sample.of(Map.of("t", in, "ref", in));
    Sample other = Sample.of(Map.of("t", in, "ref", farAway));
    Tensor out =
        new OpPlan("t", List.of(byReference, ofDataset))
            .apply(in, sample.within(List.of(sample, other)));
    // The other sample becomes -5 and -4.5.
    assertNear("over both", numbers(out), new double[] {5.0 / 6, 1}, 1e-5);
  }

  @Test
  void giveWhatTheirFormulaGivesOnLargeTensors() throws Exception {
    for (List<String> axes : List.of(BCYX, List.of("batch", "y", "x", "channel"))) {
      int[] shape = axes.equals(BCYX) ? new int[] {1, 3, 210, 211} : new int[] {1, 210, 211, 3};
      Tensor in = Naive.random(DType.FLOAT32, 5, axes, shape);
      Sample sample = Sample.of(Map.of("t", in, "ref", in), TWO);
      for (EveryStep.Made made : EveryStep.forChannels(3)) {
        Tensor out = made.step().apply(in, OpContext.of(sample));
        assertSame(
            made.step() + " of " + axes,
            out,
            Formulas.apply(made.step(), in, List.of(in), List.of(in)));
      }
    }
  }

  /// Floats within 1e-6 of the formula, whole numbers and bool exactly.
  private static void assertSame(String what, Tensor out, double[] formula) {
    Tensor exact = Tensor.of(formula, out.axes(), out.shape());
    Tensor expected = Cast.to(out.dtype(), exact, Parallel.NONE);
    assertNear(what, numbers(out), numbers(expected), out.dtype().isFloat() ? 1e-6 : 0);
  }

  private static void assertNear(String what, double[] found, double[] wanted, double relative) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < found.length; i++) {
      double allowed = relative * Math.max(1e-3, Math.abs(wanted[i]));
      boolean same = Double.compare(found[i], wanted[i]) == 0; // also NaN and NaN
      if (!same && !(Math.abs(found[i] - wanted[i]) <= allowed)) {
        assertThat(found[i]).as(what + " at " + i).isEqualTo(wanted[i]);
      }
    }
  }

  @Test
  void doNotDependOnTheOrderOfTheAxes() throws Exception {
    for (int[] shape : Naive.shapes(4, 3)) {
      Tensor in = Naive.random(DType.FLOAT64, 3, BCYX, shape);
      Tensor reference = Naive.random(DType.FLOAT64, 4, BCYX, shape);
      Sample sample = Sample.of(Map.of("t", in, "ref", reference), Parallel.NONE);
      for (EveryStep.Made made : EveryStep.forChannels(shape[1])) {
        Tensor straight = made.step().apply(in, OpContext.of(sample));
        for (List<String> order : Naive.permutations(BCYX)) {
          Tensor turned = made.step().apply(Permutation.to(order, in), OpContext.of(sample));
          assertNear(
              made.step() + " in the order " + order,
              numbers(Permutation.to(BCYX, turned)),
              numbers(straight),
              1e-12);
        }
      }
    }
  }

  @Test
  void treatEachChannelAsIfItWereAlone() throws Exception {
    Tensor in = Naive.random(DType.FLOAT64, 3, BCYX, 2, 3, 4, 5);
    Sample sample = Sample.of(Map.of("t", in, "ref", in), Parallel.NONE);
    for (EveryStep.Made made : EveryStep.forChannels(1)) {
      boolean acrossChannels =
          made.step().toString().contains("over all") || made.step() instanceof Softmax;
      if (acrossChannels) {
        continue;
      }
      Tensor together = made.step().apply(in, OpContext.of(sample));
      for (int channel = 0; channel < 3; channel++) {
        Tensor one = channel(in, channel);
        Sample alone = Sample.of(Map.of("t", one, "ref", one), Parallel.NONE);
        Tensor out = made.step().apply(one, OpContext.of(alone));
        assertNear(made.step() + "", numbers(out), numbers(channel(together, channel)), 1e-12);
      }
    }
  }

  private static Tensor channel(Tensor in, int channel) {
    int after = in.length(1) - 1 - channel;
    return Cropping.crop(in, new int[] {0, channel, 0, 0}, new int[] {0, after, 0, 0});
  }

  @ParameterizedTest
  @EnumSource
  void clipTwiceAsOnce(DType dtype) throws Exception {
    Tensor in = Naive.random(dtype, 8, BCYX, 2, 3, 4, 5);
    Sample sample = Sample.of(Map.of("t", in), Parallel.NONE);
    for (EveryStep.Made made : EveryStep.forChannels(3)) {
      // Percentiles of the clipped tensor lie where it was clipped only if they are elements.
      if (made.step() instanceof Clip clip && !made.step().toString().contains("LINEAR")) {
        Tensor once = clip.apply(in, OpContext.of(sample));
        Tensor twice = clip.apply(once, OpContext.of(sample));
        assertThat(numbers(twice)).as(clip.toString()).isEqualTo(numbers(once));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void giveTheSameBitsWhateverTheThreads(int threads) throws Exception {
    Tensor in = Naive.random(DType.FLOAT32, 6, BCYX, 1, 2, 500, 400);
    Sample one = Sample.of(Map.of("t", in, "ref", in), Parallel.NONE);
    Sample many = Sample.of(Map.of("t", in, "ref", in), Parallel.of(threads));
    for (EveryStep.Made made : EveryStep.forChannels(2)) {
      Tensor alone = made.step().apply(in, OpContext.of(one));
      Tensor shared = made.step().apply(in, OpContext.of(many));
      assertThat(shared.array()).as(made.step() + "").isEqualTo(alone.array());
    }
  }

  @Test
  void giveTheSameInPlace() throws Exception {
    for (DType dtype : DType.values()) {
      Tensor in = Naive.random(dtype, 6, BCYX, 2, 3, 4, 5);
      Sample sample = Sample.of(Map.of("ref", in), Parallel.NONE);
      for (EveryStep.Made made : EveryStep.forChannels(3)) {
        Tensor fresh = made.step().apply(in, OpContext.of(sample));
        assertThat(numbers(in)).as("input of " + made.step()).isEqualTo(numbers(copy(in, dtype)));
        Tensor again = copy(in, dtype);
        Tensor own = made.step().apply(again, new OpContext(sample, List.of(), Optional.of(again)));
        assertThat(own.array()).as(made.step() + " of " + dtype).isEqualTo(fresh.array());
      }
    }
  }

  private static Tensor copy(Tensor in, DType dtype) {
    return Naive.random(dtype, 6, in.axes(), in.shape());
  }

  private static double[] numbers(Tensor tensor) {
    double[] numbers = new double[tensor.size()];
    Arrays.setAll(numbers, tensor::at);
    return numbers;
  }

  /// The tests above run over what this one counts, so a new step fails here until it is there.
  @Test
  void areAllCovered() {
    Map<Class<?>, Set<EveryStep.Form>> covered =
        EveryStep.forChannels(3).stream()
            .collect(
                Collectors.groupingBy(
                    made -> made.step().getClass(),
                    Collectors.mapping(EveryStep.Made::form, Collectors.toSet())));
    assertThat(covered.keySet()).containsExactlyInAnyOrder(TensorOp.class.getPermittedSubclasses());
    Set<Class<?>> withAxes = new HashSet<>(covered.keySet());
    withAxes.removeAll(Set.of(EnsureDtype.class, Sigmoid.class));
    Set<Class<?>> withStatistics =
        Set.of(Clip.class, ScaleRange.class, ScaleMeanVariance.class, ZeroMeanUnitVariance.class);
    covered.forEach((step, forms) -> {
      assertThat(forms.contains(EveryStep.Form.WHOLE)).isEqualTo(step != Softmax.class);
      assertThat(forms.contains(EveryStep.Form.AXES)).isEqualTo(withAxes.contains(step));
      assertThat(forms.contains(EveryStep.Form.DATASET)).isEqualTo(withStatistics.contains(step));
    });
  }
}
