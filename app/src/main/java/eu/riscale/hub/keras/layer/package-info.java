/// The layers of Keras models as ONNX.
///
/// [ModelTranslator] walks the graph of calls that a file's configuration is, and [Layers] picks
/// the family of each layer; a bare function in a layer's place is one of [Operations].
@NullMarked
package eu.riscale.hub.keras.layer;

import org.jspecify.annotations.NullMarked;
