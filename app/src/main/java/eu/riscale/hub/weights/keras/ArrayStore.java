package eu.riscale.hub.weights.keras;

import java.util.List;

/// What weights there are, without their numbers.
public interface ArrayStore {

  /// The arrays of one layer in the order of the file; none where the file has none for it.
  List<KerasOutline.Array> arrays(LayerPath layer);
}
