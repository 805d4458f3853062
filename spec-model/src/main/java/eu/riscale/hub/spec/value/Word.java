package eu.riscale.hub.spec.value;

/// One of a fixed set of words; implemented by enums.
public interface Word {
  /// The word as descriptions write it.
  String word();
}
