package eu.riscale.hub.keras.layer;

import eu.riscale.hub.weights.keras.Refusal;
import java.util.List;

/// The layers of Keras that are translated, each to its family.
final class Layers {
  private Layers() {}

  /// @throws Refusal where the layer, or one of its options, is not translated
  static List<Value> translate(LayerCall call) {
    List<Value> outputs =
        Recurrences.has(call.config()) ? Recurrences.translate(call) : List.of(single(call));
    return Masks.carried(call, outputs);
  }

  private static Value single(LayerCall call) {
    return switch (LayerClass.of(call.config())) {
      case InputLayer, Identity, Dropout, SpatialDropout1D, SpatialDropout2D, SpatialDropout3D ->
          identity(call);
      case AlphaDropout, GaussianDropout, GaussianNoise, ActivityRegularization -> identity(call);
      case RandomFlip, RandomRotation, RandomTranslation, RandomZoom, RandomContrast ->
          identity(call);
      case RandomBrightness -> identity(call);
      case Conv1D, Conv2D, Conv3D -> Convolutions.plain(call);
      case DepthwiseConv1D, DepthwiseConv2D -> Convolutions.depthwise(call);
      case SeparableConv1D, SeparableConv2D -> Convolutions.separable(call);
      case Conv1DTranspose, Conv2DTranspose, Conv3DTranspose -> Convolutions.transposed(call);
      case Dense -> Scalings.dense(call);
      case Rescaling -> Scalings.rescaling(call);
      case Normalization -> Scalings.normalization(call);
      case BatchNormalization -> Normalizations.batch(call);
      case LayerNormalization -> Normalizations.layer(call);
      case GroupNormalization -> Normalizations.group(call);
      case UnitNormalization -> Normalizations.unit(call);
      case MaxPooling1D, MaxPooling2D, MaxPooling3D -> Poolings.max(call);
      case AveragePooling1D, AveragePooling2D, AveragePooling3D -> Poolings.average(call);
      case GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D ->
          Poolings.global(call, "ReduceMax");
      case GlobalAveragePooling1D -> Poolings.globalAverage(call);
      case GlobalAveragePooling2D, GlobalAveragePooling3D -> Poolings.global(call, "ReduceMean");
      case UpSampling1D, UpSampling2D, UpSampling3D -> Resizings.upSampling(call);
      case Resizing -> Resizings.resizing(call);
      case Concatenate -> Merges.concatenate(call);
      case Add -> Merges.chain(call, "Add");
      case Multiply -> Merges.chain(call, "Mul");
      case Subtract -> Merges.chain(call, "Sub");
      case Maximum -> Merges.chain(call, "Max");
      case Minimum -> Merges.chain(call, "Min");
      case Average -> Merges.average(call);
      case Dot -> Merges.dot(call);
      case Activation -> Activations.activation(call);
      case ReLU -> Activations.relu(call);
      case LeakyReLU -> Activations.leakyRelu(call);
      case PReLU -> Activations.parametricRelu(call);
      case ELU -> Activations.elu(call);
      case ThresholdedReLU -> Activations.thresholdedRelu(call);
      case Softmax -> Activations.softmax(call);
      case ZeroPadding1D, ZeroPadding2D, ZeroPadding3D -> Shapings.zeroPadding(call);
      case Cropping1D, Cropping2D, Cropping3D -> Shapings.cropping(call);
      case Flatten -> Shapings.flatten(call);
      case Reshape -> Shapings.reshape(call);
      case Permute -> Shapings.permute(call);
      case RepeatVector -> Shapings.repeatVector(call);
      case CenterCrop -> Shapings.centerCrop(call);
      case LSTM, GRU, SimpleRNN, Bidirectional -> Recurrences.translate(call).getFirst();
      case ConvLSTM1D, ConvLSTM2D, ConvLSTM3D -> Recurrences.translate(call).getFirst();
      case Masking -> Masks.masking(call);
      case Embedding -> Masks.embedding(call);
      case Attention -> Attentions.attention(call);
      case AdditiveAttention -> Attentions.additive(call);
      case MultiHeadAttention -> Attentions.multiHead(call);
      case TimeDistributed -> TimeDistribution.translate(call);
    };
  }

  /// What acts in training only.
  private static Value identity(LayerCall call) {
    if (call.mode() == LayerCall.Mode.TRAINING) {
      throw call.config().refuse("stays on after training, so its output is random");
    }
    return call.input();
  }
}
