package eu.riscale.hub.init;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the weights that were given are described, once they lie in the folder.
record WeightsDrafts(List<GivenWeights> given, NewFolder folder) {
  /// The likeliest to be the one that a network was trained in, first.
  private static final List<WeightsFormat> ORIGINALS =
      List.of(
          WeightsFormat.PYTORCH_STATE_DICT,
          WeightsFormat.TORCHSCRIPT,
          WeightsFormat.KERAS_V3,
          WeightsFormat.KERAS_HDF5,
          WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE,
          WeightsFormat.TENSORFLOW_JS,
          WeightsFormat.ONNX);

  private static final String EXTERNAL_ENDING = ".data";

  /// @param notes takes what is left to the author
  List<WeightsDraft> made(List<String> notes) throws IOException {
    List<WeightsDraft> entries = new ArrayList<>();
    Optional<WeightsFormat> original =
        ORIGINALS.stream()
            .filter(format -> given.stream().anyMatch(one -> one.format() == format))
            .findFirst();
    for (GivenWeights one : given) {
      TensorDraft.NamedFile file = folder.bring(one.file(), one.name());
      entries.add(
          new WeightsDraft(
              one.format(),
              file,
              original.filter(format -> format != one.format()),
              external(one, notes),
              WeightsVersions.lines(one.format(), one.content())));
    }
    return entries;
  }

  /// The names are a stranger's: none leads out of the folder of the weights.
  private Optional<TensorDraft.NamedFile> external(GivenWeights one, List<String> notes)
      throws IOException {
    Optional<TensorDraft.NamedFile> described = Optional.empty();
    for (String name : one.external()) {
      boolean isPlain = !name.contains("/") && !name.contains("\\") && !name.startsWith(".");
      Path file = isPlain ? one.file().toAbsolutePath().resolveSibling(name) : one.file();
      if (!isPlain || !Files.isRegularFile(file)) {
        notes.add(
            "%s keeps numbers in a file '%s', which does not lie beside it."
                .formatted(one.name(), name));
        continue;
      }
      TensorDraft.NamedFile brought = folder.bring(file, name);
      if (name.endsWith(EXTERNAL_ENDING) && one.external().size() == 1) {
        described = Optional.of(brought);
      } else {
        notes.add(
            "%s keeps numbers in '%s', which a description cannot name: export it with all in one"
                    .formatted(one.name(), name)
                + " file, or in one whose name ends with "
                + EXTERNAL_ENDING
                + ".");
      }
    }
    return described;
  }
}
