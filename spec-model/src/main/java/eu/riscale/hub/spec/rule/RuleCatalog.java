package eu.riscale.hub.spec.rule;

import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.collection.PartnerConfig;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.generic.Citation;
import eu.riscale.hub.spec.generic.v0_2.ResourceFields;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import eu.riscale.hub.spec.model.Clipping;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.DescribedWeights;
import eu.riscale.hub.spec.model.LinearScaling;
import eu.riscale.hub.spec.model.PercentileRange;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
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
import eu.riscale.hub.spec.rule.collection.DefaultTypeShown;
import eu.riscale.hub.spec.rule.collection.EntryHasContent;
import eu.riscale.hub.spec.rule.file.ChecksumMatches;
import eu.riscale.hub.spec.rule.file.CoverNamePlain;
import eu.riscale.hub.spec.rule.file.CoverShows;
import eu.riscale.hub.spec.rule.file.DependenciesReadable;
import eu.riscale.hub.spec.rule.file.DocumentationTells;
import eu.riscale.hub.spec.rule.file.FileExists;
import eu.riscale.hub.spec.rule.file.FileIsItself;
import eu.riscale.hub.spec.rule.file.FileNamesPortable;
import eu.riscale.hub.spec.rule.file.FileRules;
import eu.riscale.hub.spec.rule.file.ImportsNamed;
import eu.riscale.hub.spec.rule.file.KerasContent;
import eu.riscale.hub.spec.rule.file.NothingPrivate;
import eu.riscale.hub.spec.rule.file.OnnxContent;
import eu.riscale.hub.spec.rule.file.PackedWhole;
import eu.riscale.hub.spec.rule.file.TensorflowContent;
import eu.riscale.hub.spec.rule.file.TorchContent;
import eu.riscale.hub.spec.rule.file.tensor.NpyReadable;
import eu.riscale.hub.spec.rule.file.tensor.TensorShapeFits;
import eu.riscale.hub.spec.rule.file.tensor.TensorTypeFits;
import eu.riscale.hub.spec.rule.file.tensor.TensorValuesTell;
import eu.riscale.hub.spec.rule.file.tensor.ToleranceBelowValues;
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
import eu.riscale.hub.spec.rule.model.ClipBoundsAscend;
import eu.riscale.hub.spec.rule.model.CustomCodeNamed;
import eu.riscale.hub.spec.rule.model.DataDependentSizeOrder;
import eu.riscale.hub.spec.rule.model.DataPerChannel;
import eu.riscale.hub.spec.rule.model.DiscreteToleranceIsZero;
import eu.riscale.hub.spec.rule.model.EvaluationTable;
import eu.riscale.hub.spec.rule.model.GainsAndOffsetsAgree;
import eu.riscale.hub.spec.rule.model.MeanAndStdAgree;
import eu.riscale.hub.spec.rule.model.ModelParentIsAnother;
import eu.riscale.hub.spec.rule.model.NominalValuesFitType;
import eu.riscale.hub.spec.rule.model.NormalizedValuesKept;
import eu.riscale.hub.spec.rule.model.OnnxDataHasOwnName;
import eu.riscale.hub.spec.rule.model.OpAxesExist;
import eu.riscale.hub.spec.rule.model.OpListsFitAxis;
import eu.riscale.hub.spec.rule.model.PercentilesAscend;
import eu.riscale.hub.spec.rule.model.ReferenceTensorsExist;
import eu.riscale.hub.spec.rule.model.ReferredSizesFit;
import eu.riscale.hub.spec.rule.model.RunModeIsRare;
import eu.riscale.hub.spec.rule.model.ScaleLinearNeeded;
import eu.riscale.hub.spec.rule.model.SizeReferencesResolve;
import eu.riscale.hub.spec.rule.model.StatisticsPerSample;
import eu.riscale.hub.spec.rule.model.TensorIdsUnique;
import eu.riscale.hub.spec.rule.model.ToleranceOutputsExist;
import eu.riscale.hub.spec.rule.model.WeightsExist;
import eu.riscale.hub.spec.rule.model.WeightsHaveOriginal;
import eu.riscale.hub.spec.rule.model.WeightsParentIsAnother;
import eu.riscale.hub.spec.rule.model04.ArchitectureChecksum;
import eu.riscale.hub.spec.rule.model04.AxesFitShape;
import eu.riscale.hub.spec.rule.model04.BatchIsOne;
import eu.riscale.hub.spec.rule.model04.FixedStatistics;
import eu.riscale.hub.spec.rule.model04.HaloFitsAxes;
import eu.riscale.hub.spec.rule.model04.ImplicitShapeFits;
import eu.riscale.hub.spec.rule.model04.MinFitsStep;
import eu.riscale.hub.spec.rule.model04.ModelAdvice;
import eu.riscale.hub.spec.rule.model04.OutputShapesFollow;
import eu.riscale.hub.spec.rule.model04.RangeAscends;
import eu.riscale.hub.spec.rule.model04.ReferenceIsAnother;
import eu.riscale.hub.spec.rule.model04.SizesPositive;
import eu.riscale.hub.spec.rule.model04.StepAxesKnown;
import eu.riscale.hub.spec.rule.model04.TestTensorPerTensor;
import eu.riscale.hub.spec.rule.model04.ValuesFitAxis;
import eu.riscale.hub.spec.rule.model04.WeightsAdvice;
import eu.riscale.hub.spec.rule.model04.WeightsParentThere;
import java.util.ArrayList;
import java.util.List;

/// Every rule: on records, by their class, and on files. What stands here runs, in this order, as
/// soon as such a record is whole; what does not stand here has no code.
public final class RuleCatalog {
  private static final List<On<?>> ALL =
      List.of(
          on(Citation.class, new CiteHasTarget()),
          on(
              ResourceMetadata.class,
              new FairFields(),
              new LongTexts(),
              new LicenseIsCurrent(),
              new MaintainerKnown(),
              new TagCategories()),
          on(ResourceFields.class, new GenericAdvice(), new LicenseKnown()),
          on(PartnerConfig.class, new DefaultTypeShown()),
          on(CollectionEntry.class, new EntryHasContent()),

          // models of all formats
          on(PercentileRange.class, new PercentilesAscend()),
          on(LinearScaling.class, new ScaleLinearNeeded()),
          on(Clipping.class, new ClipBoundsAscend()),
          on(DescribedWeights.Entry.class, new WeightsParentIsAnother()),
          on(DescribedWeights.class, new WeightsExist()),
          on(
              DescribedModel.class,
              new TensorIdsUnique(),
              new ReferenceTensorsExist(),
              new RunModeIsRare()),

          // model 0.4
          on(ParameterizedInputShape.class, new MinFitsStep()),
          on(ImplicitOutputShape.class, new ImplicitShapeFits()),
          on(PreprocessingDescr.ZeroMeanUnitVariance.class, new FixedStatistics()),
          on(
              eu.riscale.hub.spec.model.v0_4.TensorDescr.class,
              new SizesPositive(),
              new StepAxesKnown(),
              new AxesFitShape(), // after what it says nothing of
              new RangeAscends(),
              new ValuesFitAxis()),
          on(
              eu.riscale.hub.spec.model.v0_4.InputTensorDescr.class,
              new BatchIsOne(),
              new ReferenceIsAnother()),
          on(eu.riscale.hub.spec.model.v0_4.OutputTensorDescr.class, new HaloFitsAxes()),
          on(WeightsEntry.PytorchStateDict.class, new ArchitectureChecksum()),
          on(WeightsEntry.class, new WeightsAdvice()),
          on(eu.riscale.hub.spec.model.v0_4.WeightsDescr.class, new WeightsParentThere()),
          on(
              eu.riscale.hub.spec.model.v0_4.ModelDescr.class,
              new OutputShapesFollow(),
              new TestTensorPerTensor(),
              new ModelAdvice()),

          // model 0.5
          on(AxisSize.DataDependentSize.class, new DataDependentSizeOrder()),
          on(TensorDataDescr.NominalOrOrdinalDataDescr.class, new NominalValuesFitType()),
          on(ClipDescr.ClipKwargs.class, new ClipBounds()),
          on(ScaleLinearDescr.ScaleLinearAlongAxisKwargs.class, new GainsAndOffsetsAgree()),
          on(
              FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceAlongAxisKwargs.class,
              new MeanAndStdAgree()),
          on(
              TensorDescr.class,
              new BatchAxisOnce(),
              new AxisIdsUnique(),
              new DataPerChannel(),
              new OpAxesExist(),
              new OpListsFitAxis(),
              new NormalizedValuesKept(),
              new StatisticsPerSample(),
              new CustomCodeNamed()),
          on(WeightsEntryDescr.OnnxWeightsDescr.class, new OnnxDataHasOwnName()),
          on(WeightsDescr.class, new WeightsHaveOriginal()),
          on(ReproducibilityTolerance.class, new DiscreteToleranceIsZero()),
          on(Evaluation.class, new EvaluationTable()),
          on(
              ModelDescr.class,
              new SizeReferencesResolve(),
              new ReferredSizesFit(),
              new ToleranceOutputsExist(),
              new ModelParentIsAnother()));

  /// Rules on the files that a description names.
  public static final FileRules FILES =
      new FileRules(
          List.of(new FileNamesPortable(), new CoverNamePlain()),
          List.of(
              new FileExists(),
              new FileIsItself(),
              new ChecksumMatches(),
              new PackedWhole(),
              new ImportsNamed()),
          List.of(
              new CoverShows(),
              new DocumentationTells(),
              new TorchContent(),
              new OnnxContent(),
              new KerasContent(),
              new TensorflowContent(),
              new DependenciesReadable(),
              new NothingPrivate()),
          new NpyReadable(),
          List.of(
              new TensorShapeFits(),
              new TensorTypeFits(),
              new TensorValuesTell(),
              new ToleranceBelowValues()));

  /// The part of the catalogue that is about a class; most classes have none.
  private static final ClassValue<List<On<?>>> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected List<On<?>> computeValue(Class<?> record) {
          return ALL.stream().filter(on -> on.type().isAssignableFrom(record)).toList();
        }
      };

  /// Rules on a record, or on each record of an interface.
  private record On<T>(Class<T> type, List<Rule<? super T>> rules) {
    void check(Object record, RdfPath at, Findings out) {
      T typed = type.cast(record);
      for (Rule<? super T> rule : rules) {
        if (!waits(rule, at, out)) {
          Bug.guard(rule.getClass(), at, out, () -> rule.check(typed, at, out));
        }
      }
    }

    /// Whether the rule needs all of the record, and parts of it are broken.
    private static boolean waits(Rule<?> rule, RdfPath at, Findings out) {
      return !(rule instanceof PartsRule<?>) && out.waits(rule.codes(), at);
    }
  }

  private RuleCatalog() {}

  /// Holds a record against the rules that are about it. A rule that fails is a finding of its own,
  /// and the others go on.
  ///
  /// @param at the place of `record` in the description
  public static void check(Object record, RdfPath at, Findings out) {
    BY_CLASS.get(record.getClass()).forEach(on -> on.check(record, at, out));
  }

  /// The records, or interfaces of records, that rules are about.
  public static List<Class<?>> subjects() {
    List<Class<?>> subjects = new ArrayList<>();
    ALL.forEach(on -> subjects.add(on.type()));
    return List.copyOf(subjects);
  }

  /// Every code that the rules report.
  public static List<Code> codes() {
    List<Code> codes = new ArrayList<>();
    ALL.forEach(on -> on.rules().forEach(rule -> codes.addAll(rule.codes())));
    codes.addAll(FILES.codes());
    return List.copyOf(codes);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // List.of copies the array
  private static <T> On<T> on(Class<T> type, Rule<? super T>... rules) {
    return new On<>(type, List.of(rules));
  }
}
