package eu.riscale.hub.keras.layer;

import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Refusal;

/// The layer classes that are translated, spelt as Keras spells them.
enum LayerClass {
  Activation,
  ActivityRegularization,
  Add,
  AdditiveAttention,
  AlphaDropout,
  Attention,
  Average,
  AveragePooling1D,
  AveragePooling2D,
  AveragePooling3D,
  BatchNormalization,
  Bidirectional,
  CenterCrop,
  Concatenate,
  Conv1D,
  Conv1DTranspose,
  Conv2D,
  Conv2DTranspose,
  Conv3D,
  Conv3DTranspose,
  Cropping1D,
  Cropping2D,
  Cropping3D,
  Dense,
  DepthwiseConv1D,
  DepthwiseConv2D,
  Dot,
  Dropout,
  ELU,
  Embedding,
  Flatten,
  GRU,
  GaussianDropout,
  GaussianNoise,
  GlobalAveragePooling1D,
  GlobalAveragePooling2D,
  GlobalAveragePooling3D,
  GlobalMaxPooling1D,
  GlobalMaxPooling2D,
  GlobalMaxPooling3D,
  GroupNormalization,
  Identity,
  InputLayer,
  ConvLSTM1D,
  ConvLSTM2D,
  ConvLSTM3D,
  LSTM,
  LayerNormalization,
  LeakyReLU,
  Masking,
  MaxPooling1D,
  MaxPooling2D,
  MaxPooling3D,
  Maximum,
  Minimum,
  MultiHeadAttention,
  Multiply,
  Normalization,
  PReLU,
  Permute,
  RandomBrightness,
  RandomContrast,
  RandomFlip,
  RandomRotation,
  RandomTranslation,
  RandomZoom,
  ReLU,
  RepeatVector,
  Rescaling,
  Reshape,
  Resizing,
  SeparableConv1D,
  SeparableConv2D,
  SimpleRNN,
  Softmax,
  SpatialDropout1D,
  SpatialDropout2D,
  SpatialDropout3D,
  Subtract,
  ThresholdedReLU,
  TimeDistributed,
  UnitNormalization,
  UpSampling1D,
  UpSampling2D,
  UpSampling3D,
  ZeroPadding1D,
  ZeroPadding2D,
  ZeroPadding3D;

  /// @throws Refusal where the class is none of these
  static LayerClass of(LayerConfig config) {
    for (LayerClass layerClass : values()) {
      if (layerClass.name().equals(config.className())) {
        return layerClass;
      }
    }
    if (config.className().equals("Lambda")) {
      throw Refusal.python(config.title() + " holds Python code");
    }
    int end = config.className().indexOf('>');
    if (end >= 0) {
      String className = config.className().substring(end + 1);
      throw Refusal.python(
          new LayerConfig(config.layer(), className, config.json()).title()
              + " is of the author's own class, whose Python code is not in the file");
    }
    throw config.refuse("is not supported yet");
  }
}
