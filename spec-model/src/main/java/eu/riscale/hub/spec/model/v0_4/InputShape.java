package eu.riscale.hub.spec.model.v0_4;

import java.util.List;

/// The sizes that an input may have, one per letter of its axes.
public sealed interface InputShape permits ExplicitShape, ParameterizedInputShape {
  /// The smallest size along each axis.
  List<Integer> smallest();
}
