package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Word;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How well a model does on a dataset.
///
/// @param modelId the model that was evaluated; empty for this one
/// @param results a row for each metric, a column for each factor; texts or numbers
/// @param extras fields that the format does not know
public record Evaluation(
    Optional<ResourceId> modelId,
    ResourceId datasetId,
    HttpUrl datasetSource,
    DatasetRole datasetRole,
    long sampleCount,
    List<String> evaluationFactors,
    List<String> evaluationFactorsLong,
    List<String> metrics,
    List<String> metricsLong,
    List<List<YamlValue.Scalar>> results,
    Optional<String> resultsSummary,
    YamlValue.Mapping extras) {

  /// What part the dataset had when the model was made.
  public enum DatasetRole implements Word {
    TRAIN,
    VALIDATION,
    TEST,
    INDEPENDENT,
    UNKNOWN;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Stands for a result that is broken.
  private static final YamlValue.Scalar NO_RESULT =
      new YamlValue.Scalar(YamlScalar.Kind.STRING, "");

  private static final Decoder<List<String>> SHORT = Lists.of(Texts.atMost(16), "");
  private static final Decoder<List<String>> LONG = Lists.of(Texts.ANY, "");
  private static final Decoder<YamlValue.Scalar> RESULT =
      (node, at, out) -> {
        boolean number =
            node instanceof YamlScalar scalar && scalar.kind() != YamlScalar.Kind.STRING;
        Decoder<YamlValue.Scalar> checked =
            number ? Numbers.REAL.map(value -> scalar(node)) : Texts.ANY.map(value -> scalar(node));
        return checked.decode(node, at, out);
      };

  static final Decoder<Evaluation> DECODER =
      Fields.mapping(in -> {
        var modelId = in.optional("model_id", Values.RESOURCE_ID);
        var datasetId = in.required("dataset_id", Values.RESOURCE_ID, new ResourceId(""));
        var source = in.required("dataset_source", Values.URL, new HttpUrl("https://"));
        var role = in.required("dataset_role", Words.of(DatasetRole.values()), DatasetRole.UNKNOWN);
        var count = in.required("sample_count", Numbers.LONG, 0L);
        var factors = in.required("evaluation_factors", SHORT, List.of());
        var factorsLong = in.required("evaluation_factors_long", LONG, List.of());
        var metrics = in.required("metrics", SHORT, List.of());
        var metricsLong = in.required("metrics_long", LONG, List.of());
        var results =
            in.required("results", Lists.of(Lists.of(RESULT, NO_RESULT), List.of()), List.of());
        var summary = in.optional("results_summary", Texts.ANY);
        return in.buildOpen(() ->
            new Evaluation(
                modelId.get(),
                datasetId.get(),
                source.get(),
                role.get(),
                count.get(),
                factors.get(),
                factorsLong.get(),
                metrics.get(),
                metricsLong.get(),
                results.get(),
                summary.get(),
                in.extras()));
      });

  private static YamlValue.Scalar scalar(YamlNode node) {
    YamlScalar scalar = (YamlScalar) node;
    return new YamlValue.Scalar(scalar.kind(), scalar.text());
  }
}
