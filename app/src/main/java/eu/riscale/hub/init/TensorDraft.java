package eu.riscale.hub.init;

import java.util.List;
import java.util.Optional;

/// A tensor as it is going to be described.
///
/// @param about what to say of it in a comment, sentences
/// @param dtype of the values that are given, or come out; empty where nobody knows
/// @param cast what the network takes, where that is another type
/// @param test the file of the test tensor; empty where there is none
/// @param sample a picture of the same; empty where there is none
record TensorDraft(
    String id,
    List<String> about,
    List<AxisDraft> axes,
    String dtype,
    Optional<String> cast,
    Optional<NamedFile> test,
    Optional<NamedFile> sample) {
  /// A file beside the description.
  record NamedFile(String name, String sha256) {}

  TensorDraft with(Optional<NamedFile> tested, Optional<NamedFile> shown) {
    return new TensorDraft(id, about, axes, dtype, cast, tested, shown);
  }
}
