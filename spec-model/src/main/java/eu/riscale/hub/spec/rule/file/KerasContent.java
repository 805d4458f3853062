package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.Hdf5Outline;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Keras weights hold the network with its weights, not the weights alone.
public final class KerasContent implements FileRule {
  static final Code NO_HDF5 =
      Code.error("weights-not-keras-hdf5", "The keras_hdf5 weights are no HDF5 file.")
          .why("No Keras loads them.")
          .section("weights.keras_hdf5")
          .example("keras_hdf5:\n  source: model.keras", "keras_hdf5:\n  source: model.h5");
  static final Code NO_MODEL =
      Code.error(
              "weights-keras-without-model",
              "The keras_hdf5 weights hold weights without a network.")
          .why("The network cannot be built from them; they were saved by save_weights.")
          .section("weights.keras_hdf5")
          .example("model.save_weights('model.h5')", "model.save('model.h5')");
  static final Code TRUNCATED =
      Code.error("weights-hdf5-truncated", "An HDF5 file ends early.")
          .why("A part of it was lost, most likely while it was copied.")
          .section("weights.keras_hdf5")
          .example("source: model.h5  # 3 of 12 MB", "source: model.h5");
  static final Code NO_KERAS =
      Code.error("weights-not-keras-v3", "The keras_v3 weights are no archive of Keras 3.")
          .why("No Keras loads them.")
          .section("weights.keras_v3")
          .example(
              "keras_v3:\n  source: model.keras  # an HDF5 file",
              "keras_v3:\n  source: model.keras");

  @Override
  public List<Code> codes() {
    return List.of(NO_HDF5, NO_MODEL, TRUNCATED, NO_KERAS);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (file.role() instanceof Role.Weights(WeightsFormat format)) {
      switch (format) {
        case KERAS_HDF5 -> checkHdf5(file, files, out);
        case KERAS_V3 -> checkArchive(file, files, out);
        case ONNX,
            PYTORCH_STATE_DICT,
            TENSORFLOW_JS,
            TENSORFLOW_SAVED_MODEL_BUNDLE,
            TORCHSCRIPT -> {}
      }
    }
  }

  private static void checkHdf5(ReferencedFile file, FileLookup files, Findings out)
      throws IOException {
    Optional<Hdf5Outline> outline;
    try (InputStream in = files.open(file.source())) {
      outline = Hdf5Outline.read(in);
    }
    if (outline.isEmpty()) {
      out.add(ActualFormat.told(noHdf5(file, FoundKind.of(file.source(), files)), file, files));
      return;
    }
    long size = files.size(file.source());
    if (size < outline.get().declaredBytes()) {
      out.add(
          Finding.of(
                  TRUNCATED,
                  file.at(),
                  "'"
                      + file.source()
                      + "' has "
                      + size
                      + " of "
                      + outline.get().declaredBytes()
                      + " bytes.")
              .hint("Copy or save it again."));
    } else if (!outline.get().hasModel()) {
      out.add(
          Finding.of(NO_MODEL, file.at(), "'" + file.source() + "' describes no network.")
              .hint("Save the whole model with model.save."));
    }
  }

  private static Finding noHdf5(ReferencedFile file, FileKind kind) {
    boolean isNamed = kind != FileKind.OTHER;
    return Finding.of(
            NO_HDF5,
            file.at(),
            isNamed
                ? "'" + file.source() + "' is " + kind.words() + ", not an HDF5 file."
                : "'" + file.source() + "' does not start as HDF5 files do.")
        .hint(
            kind == FileKind.ZIP
                ? "If model.save of Keras 3 wrote it, let its name end in .keras and list it under"
                    + " keras_v3; else save the model as .h5."
                : FoundKind.help(
                    "Save the model as .h5, or list the file under its own format.", kind));
  }

  private static void checkArchive(ReferencedFile file, FileLookup files, Findings out)
      throws IOException {
    Optional<WeightsArchive> zip = WeightsArchive.read(files.onDisk(file.source()));
    boolean complete =
        zip.isPresent()
            && zip.get().holds(WeightsFormat.KERAS_V3)
            && zip.get().has("model.weights.h5");
    if (!complete) {
      FileKind kind = FoundKind.of(file.source(), files);
      String found =
          zip.isEmpty()
              ? FoundKind.noZip(file.source(), files, "a file of Keras 3")
              : "lacks config.json or model.weights.h5";
      out.add(
          ActualFormat.told(
              Finding.of(NO_KERAS, file.at(), "'" + file.source() + "' " + found + ".")
                  .hint(
                      FoundKind.help(
                          "Save the model in Keras 3 with model.save('….keras').", kind)),
              file,
              files));
    }
  }
}
