package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.List;
import java.util.Optional;

/// What a model tells beyond its format: how exactly it can be reproduced, and the parts of a model
/// card.
///
/// @param reproducibilityTolerance the first entry that fits an output counts
/// @param extras fields that the format does not know
public record BioimageioConfig(
    List<ReproducibilityTolerance> reproducibilityTolerance,
    Optional<String> fundedBy,
    Optional<String> architectureType,
    Optional<String> architectureDescription,
    Optional<String> modality,
    List<String> targetStructure,
    Optional<String> task,
    Optional<ResourceId> newVersion,
    Optional<String> outOfScopeUse,
    BiasRisksLimitations biasRisksLimitations,
    Optional<Long> modelParameterCount,
    TrainingDetails training,
    Optional<String> inferenceTime,
    Optional<String> memoryRequirementsInference,
    Optional<String> memoryRequirementsTraining,
    List<Evaluation> evaluations,
    EnvironmentalImpact environmentalImpact,
    YamlValue.Mapping extras) {

  static final Decoder<BioimageioConfig> DECODER =
      Fields.mapping(in -> {
        var tolerance =
            in.optional(
                "reproducibility_tolerance",
                Lists.of(
                    Free.textNames(ReproducibilityTolerance.DECODER),
                    ReproducibilityTolerance.UNKNOWN),
                ReproducibilityTolerance.STANDARD);
        var fundedBy = in.optional("funded_by", Texts.ANY);
        var architectureType = in.optional("architecture_type", Texts.atMost(32));
        var architectureDescription = in.optional("architecture_description", Texts.ANY);
        var modality = in.optional("modality", Texts.ANY);
        var target = in.optional("target_structure", Lists.of(Texts.ANY), List.of());
        var task = in.optional("task", Texts.ANY);
        var newVersion = in.optional("new_version", Values.RESOURCE_ID);
        var outOfScope = in.optional("out_of_scope_use", Texts.ANY);
        var bias =
            in.optional(
                "bias_risks_limitations",
                Free.textNames(BiasRisksLimitations.DECODER),
                BiasRisksLimitations.EMPTY);
        var count = in.optional("model_parameter_count", Numbers.LONG);
        var training =
            in.optional("training", Free.textNames(TrainingDetails.DECODER), TrainingDetails.EMPTY);
        var time = in.optional("inference_time", Texts.ANY);
        var memoryInference = in.optional("memory_requirements_inference", Texts.ANY);
        var memoryTraining = in.optional("memory_requirements_training", Texts.ANY);
        var evaluations =
            in.optional("evaluations", Lists.of(Free.textNames(Evaluation.DECODER)), List.of());
        var impact =
            in.optional(
                "environmental_impact",
                Free.textNames(EnvironmentalImpact.DECODER),
                EnvironmentalImpact.EMPTY);
        return in.buildOpen(() ->
            new BioimageioConfig(
                tolerance.get(),
                fundedBy.get(),
                architectureType.get(),
                architectureDescription.get(),
                modality.get(),
                target.get(),
                task.get(),
                newVersion.get(),
                outOfScope.get(),
                bias.get(),
                count.get(),
                training.get(),
                time.get(),
                memoryInference.get(),
                memoryTraining.get(),
                evaluations.get(),
                impact.get(),
                in.extras()));
      });

  static final BioimageioConfig EMPTY = empty();

  private static BioimageioConfig empty() {
    Optional<String> none = Optional.empty();
    return new BioimageioConfig(
        ReproducibilityTolerance.STANDARD,
        none,
        none,
        none,
        none,
        List.of(),
        none,
        Optional.empty(),
        none,
        BiasRisksLimitations.EMPTY,
        Optional.empty(),
        TrainingDetails.EMPTY,
        none,
        none,
        none,
        List.of(),
        EnvironmentalImpact.EMPTY,
        YamlValue.Mapping.EMPTY);
  }
}
