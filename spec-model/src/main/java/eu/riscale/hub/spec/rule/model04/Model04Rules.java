package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Clip;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleLinear;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleRange;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry.PytorchStateDict;
import java.util.ArrayList;
import java.util.List;

/// Every rule across fields of model 0.4, by the record that it is about.
public final class Model04Rules {
  /// Of both inputs and outputs.
  public static final List<Rule<TensorDescr>> TENSOR =
      List.of(
          new AxesFitShape(),
          new SizesPositive(),
          new StepAxesKnown(),
          new RangeAscends(),
          new ValuesFitAxis());

  public static final List<Rule<? super InputTensorDescr>> INPUT = with(new BatchIsOne());
  public static final List<Rule<? super OutputTensorDescr>> OUTPUT = with(new HaloFitsAxes());
  public static final List<Rule<ParameterizedInputShape>> PARAMETERIZED_SHAPE =
      List.of(new MinFitsStep());
  public static final List<Rule<ImplicitOutputShape>> IMPLICIT_SHAPE =
      List.of(new ImplicitShapeFits());
  public static final List<Rule<Clip>> CLIP = List.of(new ClipLeavesValues());
  public static final List<Rule<ScaleLinear>> SCALE_LINEAR = List.of(new ScaleLinearChanges());
  public static final List<Rule<ScaleRange>> SCALE_RANGE = List.of(new PercentilesAscend());
  public static final List<Rule<ZeroMeanUnitVariance>> ZERO_MEAN_UNIT_VARIANCE =
      List.of(new FixedStatistics());
  public static final List<Rule<WeightsEntry>> ENTRY =
      List.of(new ParentIsOther(), new WeightsAdvice());
  public static final List<Rule<? super PytorchStateDict>> PYTORCH_STATE_DICT =
      List.of(new ArchitectureChecksum(), new ParentIsOther(), new WeightsAdvice());
  public static final List<Rule<WeightsDescr>> WEIGHTS = List.of(new WeightsGiven());
  public static final List<Rule<ModelDescr>> MODEL =
      List.of(
          new TensorNamesUnique(),
          new OutputShapesFollow(),
          new StepReferencesKnown(),
          new TestTensorPerTensor(),
          new ModelAdvice());

  private Model04Rules() {}

  /// Every rule of the catalogue.
  public static List<Rule<?>> all() {
    List<Rule<?>> all = new ArrayList<>();
    List.of(
            PARAMETERIZED_SHAPE,
            IMPLICIT_SHAPE,
            TENSOR,
            INPUT,
            OUTPUT,
            CLIP,
            SCALE_LINEAR,
            SCALE_RANGE)
        .forEach(all::addAll);
    List.of(ZERO_MEAN_UNIT_VARIANCE, ENTRY, PYTORCH_STATE_DICT, WEIGHTS, MODEL)
        .forEach(all::addAll);
    return all;
  }

  private static <T extends TensorDescr> List<Rule<? super T>> with(Rule<T> own) {
    List<Rule<? super T>> rules = new ArrayList<>(TENSOR);
    rules.add(own);
    return List.copyOf(rules);
  }
}
