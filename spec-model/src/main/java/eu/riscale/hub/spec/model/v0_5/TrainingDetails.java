package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// How a model was trained.
///
/// @param trainingDuration in hours
/// @param extras fields that the format does not know
public record TrainingDetails(
    Optional<String> trainingPreprocessing,
    Optional<Double> trainingEpochs,
    Optional<Double> trainingBatchSize,
    Optional<Double> initialLearningRate,
    Optional<String> learningRateSchedule,
    Optional<String> lossFunction,
    YamlValue.Mapping lossFunctionKwargs,
    Optional<String> optimizer,
    YamlValue.Mapping optimizerKwargs,
    Optional<String> regularization,
    Optional<Double> trainingDuration,
    YamlValue.Mapping extras) {

  static final Decoder<TrainingDetails> DECODER =
      Fields.mapping(in -> {
        var preprocessing = in.optional("training_preprocessing", Texts.ANY);
        var epochs = in.optional("training_epochs", Numbers.REAL);
        var batch = in.optional("training_batch_size", Numbers.REAL);
        var rate = in.optional("initial_learning_rate", Numbers.REAL);
        var schedule = in.optional("learning_rate_schedule", Texts.ANY);
        var loss = in.optional("loss_function", Texts.ANY);
        var lossKwargs = in.optional("loss_function_kwargs", Free.KWARGS, YamlValue.Mapping.EMPTY);
        var optimizer = in.optional("optimizer", Texts.ANY);
        var optimizerKwargs = in.optional("optimizer_kwargs", Free.KWARGS, YamlValue.Mapping.EMPTY);
        var regularization = in.optional("regularization", Texts.ANY);
        var duration = in.optional("training_duration", Numbers.REAL);
        return in.buildOpen(() ->
            new TrainingDetails(
                preprocessing.get(),
                epochs.get(),
                batch.get(),
                rate.get(),
                schedule.get(),
                loss.get(),
                lossKwargs.get(),
                optimizer.get(),
                optimizerKwargs.get(),
                regularization.get(),
                duration.get(),
                in.extras()));
      });

  static final TrainingDetails EMPTY =
      new TrainingDetails(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          YamlValue.Mapping.EMPTY,
          Optional.empty(),
          YamlValue.Mapping.EMPTY,
          Optional.empty(),
          Optional.empty(),
          YamlValue.Mapping.EMPTY);
}
