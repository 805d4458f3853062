package eu.riscale.hub.spec.rule;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.generic.v0_3.CiteEntry;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import eu.riscale.hub.spec.model.v0_5.Evaluation;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.processing.ClipDescr;
import eu.riscale.hub.spec.model.v0_5.processing.FixedZeroMeanUnitVarianceDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleRangeDescr;
import eu.riscale.hub.spec.rule.collection.DefaultTypeShown;
import eu.riscale.hub.spec.rule.collection.EntryHasContent;
import eu.riscale.hub.spec.rule.collection.EntryIdsUnique;
import eu.riscale.hub.spec.rule.generic02.GenericAdvice;
import eu.riscale.hub.spec.rule.generic02.LicenseKnown;
import eu.riscale.hub.spec.rule.metadata.CiteHasTarget;
import eu.riscale.hub.spec.rule.metadata.FairFields;
import eu.riscale.hub.spec.rule.metadata.LicenseIsCurrent;
import eu.riscale.hub.spec.rule.metadata.LongTexts;
import eu.riscale.hub.spec.rule.metadata.MaintainerKnown;
import eu.riscale.hub.spec.rule.metadata.TagCategories;
import eu.riscale.hub.spec.rule.model.AxisIdsUnique;
import eu.riscale.hub.spec.rule.model.BatchAxisOnce;
import eu.riscale.hub.spec.rule.model.ClipBounds;
import eu.riscale.hub.spec.rule.model.CustomCodeNamed;
import eu.riscale.hub.spec.rule.model.DataDependentSizeOrder;
import eu.riscale.hub.spec.rule.model.DataPerChannel;
import eu.riscale.hub.spec.rule.model.DiscreteToleranceIsZero;
import eu.riscale.hub.spec.rule.model.EvaluationTable;
import eu.riscale.hub.spec.rule.model.MeanAndStdAgree;
import eu.riscale.hub.spec.rule.model.NominalValuesFitType;
import eu.riscale.hub.spec.rule.model.NormalizedValuesKept;
import eu.riscale.hub.spec.rule.model.OnnxDataHasOwnName;
import eu.riscale.hub.spec.rule.model.OpAxesExist;
import eu.riscale.hub.spec.rule.model.OpListsFitAxis;
import eu.riscale.hub.spec.rule.model.ParentIsAnother;
import eu.riscale.hub.spec.rule.model.PercentilesAscend;
import eu.riscale.hub.spec.rule.model.ReferenceTensorsExist;
import eu.riscale.hub.spec.rule.model.ReferredSizesFit;
import eu.riscale.hub.spec.rule.model.RunModeIsRare;
import eu.riscale.hub.spec.rule.model.ScaleLinearNeeded;
import eu.riscale.hub.spec.rule.model.SizeReferencesResolve;
import eu.riscale.hub.spec.rule.model.StatisticsPerSample;
import eu.riscale.hub.spec.rule.model.TensorIdsUnique;
import eu.riscale.hub.spec.rule.model.ToleranceOutputsExist;
import eu.riscale.hub.spec.rule.model.WeightsHaveOriginal;
import eu.riscale.hub.spec.rule.model04.Model04Rules;
import java.util.ArrayList;
import java.util.List;

/// Every rule across fields, by the record that it is about. A decoder runs the rules of its record
/// as soon as the record is whole.
public final class RuleCatalog {
  public static final List<Rule<CiteEntry>> CITE = List.of(new CiteHasTarget());
  public static final List<Rule<ResourceMetadata>> METADATA =
      List.of(
          new FairFields(),
          new LongTexts(),
          new LicenseIsCurrent(),
          new MaintainerKnown(),
          new TagCategories());

  public static final List<Rule<AxisSize.DataDependentSize>> DATA_DEPENDENT_SIZE =
      List.of(new DataDependentSizeOrder());
  public static final List<Rule<TensorDataDescr.NominalOrOrdinalDataDescr>> NOMINAL_DATA =
      List.of(new NominalValuesFitType());
  public static final List<Rule<ClipDescr.ClipKwargs>> CLIP = List.of(new ClipBounds());
  public static final List<Rule<ScaleRangeDescr.ScaleRangeKwargs>> SCALE_RANGE =
      List.of(new PercentilesAscend());
  public static final List<Rule<ScaleLinearDescr.Kwargs>> SCALE_LINEAR =
      List.of(new ScaleLinearNeeded());
  public static final List<
          Rule<FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceAlongAxisKwargs>>
      FIXED_ALONG_AXIS = List.of(new MeanAndStdAgree());
  public static final List<Rule<TensorDescr>> TENSOR =
      List.of(
          new BatchAxisOnce(),
          new AxisIdsUnique(),
          new DataPerChannel(),
          new OpAxesExist(),
          new OpListsFitAxis(),
          new NormalizedValuesKept(),
          new StatisticsPerSample(),
          new CustomCodeNamed());
  public static final List<Rule<WeightsEntryDescr.OnnxWeightsDescr>> ONNX =
      List.of(new OnnxDataHasOwnName());
  public static final List<Rule<WeightsDescr>> WEIGHTS = List.of(new WeightsHaveOriginal());
  public static final List<Rule<ReproducibilityTolerance>> TOLERANCE =
      List.of(new DiscreteToleranceIsZero());
  public static final List<Rule<Evaluation>> EVALUATION = List.of(new EvaluationTable());
  public static final List<Rule<ModelDescr>> MODEL =
      List.of(
          new TensorIdsUnique(),
          new SizeReferencesResolve(),
          new ReferredSizesFit(),
          new ReferenceTensorsExist(),
          new ToleranceOutputsExist(),
          new ParentIsAnother(),
          new RunModeIsRare());

  /// Rules on generic, application, dataset and notebook 0.2, in part on model 0.4 as well.
  public static final List<Rule<?>> GENERIC_0_2 =
      List.of(
          new eu.riscale.hub.spec.rule.generic02.CiteHasTarget(),
          new GenericAdvice(),
          new LicenseKnown());

  /// Rules on collections of both formats.
  public static final List<Rule<?>> COLLECTION =
      List.of(new DefaultTypeShown(), new EntryHasContent(), new EntryIdsUnique());

  private RuleCatalog() {}

  /// Every code that rules across fields report.
  public static List<Code> codes() {
    List<List<? extends Rule<?>>> all = new ArrayList<>();
    all.addAll(List.of(CITE, METADATA, DATA_DEPENDENT_SIZE, NOMINAL_DATA, CLIP, SCALE_RANGE));
    all.addAll(List.of(SCALE_LINEAR, FIXED_ALONG_AXIS, TENSOR, ONNX, WEIGHTS, TOLERANCE));
    all.addAll(List.of(EVALUATION, MODEL, Model04Rules.all(), GENERIC_0_2, COLLECTION));
    List<Code> codes = new ArrayList<>();
    all.forEach(rules -> rules.forEach(rule -> codes.addAll(rule.codes())));
    return List.copyOf(codes);
  }
}
