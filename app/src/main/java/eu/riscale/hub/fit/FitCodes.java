package eu.riscale.hub.fit;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say about how weights and their description fit together.
public final class FitCodes {
  public static final Code COUNT =
      Code.alert(
              "weights-io-count",
              "The network has another number of inputs or outputs than the description.")
          .why("Software gives and takes as many tensors as the description names.")
          .section("model 0.5, inputs and outputs");

  public static final Code ORDER =
      Code.alert(
              "weights-io-order",
              "The network has its inputs or outputs in another order than the description.")
          .why("Software that goes by position confuses them.")
          .section("model 0.5, inputs and outputs");

  public static final Code NAMES =
      Code.info(
              "weights-io-names",
              "The network's inputs or outputs have other names than the description's.")
          .why("Software then goes by position, which is right only if the order is.")
          .section("model 0.5, inputs.id and outputs.id");

  public static final Code RANK =
      Code.error(
              "weights-io-rank",
              "An input or output of the network has another number of axes than the description.")
          .why("The network cannot take such a tensor, or gives another one than is expected.")
          .section("model 0.5, axes");

  public static final Code TYPE =
      Code.alert("weights-io-type", "The network takes another data type than it would be given.")
          .why("Some software converts it, other software fails.")
          .section("model 0.5, inputs.data.type and preprocessing; model 0.4, inputs.data_type");

  public static final Code SIZE =
      Code.alert(
              "weights-io-size", "The network is made for other sizes than the description allows.")
          .why("Software that chooses a size by the description fails.")
          .section("model 0.5, axes.size; model 0.4, shape");

  public static final Code CHECKPOINT =
      Code.alert(
              "weights-in-checkpoint",
              "The weights are only a part of the pytorch_state_dict file.")
          .why("Software that loads the file as a state dict finds none of the network's names.")
          .section("model 0.5, weights.pytorch_state_dict");

  public static final Code INCOMPLETE =
      Code.error("weights-incomplete", "A weights file lacks numbers or files of its network.")
          .why("It was cut short or put together wrongly, and software cannot load it.")
          .section("model 0.5, weights");

  public static final Code KIND =
      Code.alert(
              "weights-io-kind",
              "The network takes or gives something else than tensors one by one.")
          .why(
              "Software hands over one tensor for each input and takes one for each output; few"
                  + " look into lists and dictionaries.")
          .section("model 0.5, inputs and outputs");

  public static final Code TRAINING =
      Code.alert(
              "weights-training-mode",
              "A layer of the network does in use what it does in training.")
          .why(
              "Batch norm then measures the image at hand, and dropout drops values at random: the"
                  + " result depends on the size and the batch, or on chance.")
          .section("model 0.5, weights");

  public static final Code SIGNATURE =
      Code.alert(
              "weights-signature",
              "The SavedModel has no signature under the name that is asked for.")
          .why("Software asks for 'serving_default' and fails where there is none.")
          .section("model 0.5, weights.tensorflow_saved_model_bundle");

  private FitCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(
        COUNT, ORDER, NAMES, RANK, TYPE, SIZE, KIND, TRAINING, SIGNATURE, CHECKPOINT, INCOMPLETE);
  }
}
