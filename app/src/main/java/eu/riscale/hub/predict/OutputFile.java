package eu.riscale.hub.predict;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Unfinished;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.Images;
import eu.riscale.hub.tensor.picture.Tiff;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes an output as a file.
final class OutputFile {
  private final Path folder;
  private final OutputFormat format;

  /// @param format the kind that is wanted
  OutputFile(Path folder, OutputFormat format) {
    this.folder = folder;
    this.format = format;
  }

  /// @param path where it is
  /// @param why it is another kind than was wanted, as a clause; empty where it is not
  record Written(Path path, Optional<String> why) {}

  /// Where an output goes that is written as the kind that is wanted.
  ///
  /// @param sample the name of the image
  Path path(String sample, TensorView output, OutputFormat as) {
    String safe = output.id().replaceAll("[^A-Za-z0-9_-]", "_");
    return folder.resolve(sample + "-" + safe + "." + as.word());
  }

  Written write(String sample, TensorView output, Tensor tensor) throws PredictException {
    Tensor image = asImage(output, tensor);
    Optional<String> refusal =
        switch (format) {
          case NPY -> Optional.empty();
          case TIF, OME -> Tiff.refusal(image);
          case PNG -> Images.pngRefusal(image);
        };
    OutputFormat as = refusal.isPresent() ? OutputFormat.NPY : format;
    Path path = path(sample, output, as);
    try {
      Files.createDirectories(folder);
      try (Unfinished unfinished = Unfinished.beside(path)) {
        try (OutputStream out = unfinished.create(() -> Files.newOutputStream(unfinished.path()))) {
          write(as, as == OutputFormat.NPY ? tensor : image, out);
        }
        Files.move(
            unfinished.path(),
            path,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new PredictException(
          PredictException.Kind.MACHINE,
          path + " cannot be written: " + Reason.of(e) + ".",
          "Make room, or name another folder by -o.");
    }
    return new Written(path, refusal);
  }

  private static void write(OutputFormat as, Tensor image, OutputStream out) throws IOException {
    switch (as) {
      case NPY -> Npy.write(image, out);
      case TIF -> Tiff.write(image, Tiff.usual(image), out);
      case OME -> Tiff.write(image, Tiff.Dialect.OME, out);
      case PNG -> Images.writePng(image, out);
    }
  }

  /// With the names that axes of images have, and without a batch axis of one sample. Where there
  /// are more and no time, they are the frames.
  private static Tensor asImage(TensorView output, Tensor tensor) {
    List<String> axes = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    boolean hasTime = output.axes().stream().anyMatch(axis -> axis.type() == AxisView.Type.TIME);
    for (int i = 0; i < tensor.rank(); i++) {
      AxisView axis = output.axes().get(i);
      boolean isSpare =
          tensor.length(i) == 1
              && axis.type() != AxisView.Type.SPACE
              && axis.type() != AxisView.Type.CHANNEL;
      if (!isSpare) {
        axes.add(
            switch (axis.type()) {
              case BATCH -> hasTime ? "batch" : "time";
              case TIME -> "time";
              case CHANNEL -> "channel";
              case INDEX, SPACE -> axis.id();
            });
        shape.add(tensor.length(i));
      }
    }
    return Tensor.of(
        tensor.dtype(), tensor.array(), axes, shape.stream().mapToInt(Integer::intValue).toArray());
  }
}
