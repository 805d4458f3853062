package eu.riscale.hub.run;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.DifferencePicture;
import eu.riscale.hub.tensor.picture.Images;
import eu.riscale.hub.tensor.picture.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a test had and what it got, as files for a person to look at: each tensor as `.npy` and as
/// a picture, in a folder per weights format, numbered in the order of the steps.
final class KeptFiles {
  private static final int LONGEST_NAME = 60;

  private final Path folder;
  private final Set<String> names = new HashSet<>();
  private final List<String> index = new ArrayList<>();

  private KeptFiles(Path folder) {
    this.folder = folder;
  }

  /// @param folder of the model
  /// @param outputs after postprocessing, each empty where there is none
  static void write(
      Path folder,
      WeightsFormat format,
      Evidence evidence,
      List<Optional<Tensor>> outputs,
      TestLog log) {
    KeptFiles files = new KeptFiles(folder.resolve(format.word()));
    try {
      Files.createDirectories(files.folder);
      for (Evidence.Input input : evidence.inputs()) {
        files.tensor("1-input", input.id(), input.given(), "as in the test input");
        files.tensor("2-preprocessed", input.id(), input.fed(), "as the network got it");
      }
      for (int i = 0; i < outputs.size(); i++) {
        files.output(evidence.outputs().get(i), outputs.get(i));
      }
      Files.write(files.folder.resolve("README.txt"), files.index);
    } catch (IOException e) {
      log.note(notKept(files.folder, e, log));
    }
  }

  /// The result of tiles, that of the whole image, and where they differ.
  static void writeTiles(
      Path folder, WeightsFormat format, String id, Tensor tiles, Tensor whole, TestLog log) {
    KeptFiles files = new KeptFiles(folder.resolve(format.word()).resolve("tiles"));
    try {
      Files.createDirectories(files.folder);
      files.tensor("1-tiles", id, tiles, "of tiles");
      files.tensor("2-whole", id, whole, "of the whole image");
      files.difference(id, tiles, whole);
    } catch (IOException e) {
      log.note(notKept(files.folder, e, log));
    }
  }

  private static Finding notKept(Path folder, IOException e, TestLog log) {
    return Finding.of(
            RunCodes.NOT_KEPT,
            log.at(),
            "%s cannot be written: %s.".formatted(folder, Reason.of(e)))
        .hint("Make room, or name another folder by --keep; the test itself is not concerned.");
  }

  private void output(Evidence.Output output, Optional<Tensor> made) throws IOException {
    Tensor raw = output.raw();
    Tensor named = raw.rank() == output.axes().size() ? raw.withAxes(output.axes()) : raw;
    tensor("3-raw", output.id(), named, "as the network gave it");
    if (made.isPresent()) {
      tensor("4-output", output.id(), made.get(), "after postprocessing");
    }
    tensor("5-expected", output.id(), output.expected(), "as in the test output");
    if (made.isPresent() && Arrays.equals(made.get().shape(), output.expected().shape())) {
      difference(output.id(), made.get(), output.expected());
    }
  }

  private void tensor(String role, String id, Tensor tensor, String what) throws IOException {
    String name = name(role, id);
    Npy.write(tensor, folder.resolve(name + ".npy"));
    if (tensor.size() > 0) {
      png(Picture.of(tensor), name);
    }
    index.add(name + ": " + what + ", " + tensor);
  }

  private void difference(String id, Tensor made, Tensor expected) throws IOException {
    float[] differences = new float[made.size()];
    double largest = 0;
    for (int i = 0; i < differences.length; i++) {
      double difference = made.at(i) == expected.at(i) ? 0 : made.at(i) - expected.at(i);
      differences[i] = Double.isFinite(difference) ? (float) difference : Float.NaN;
      largest = Double.isFinite(difference) ? Math.max(largest, Math.abs(difference)) : largest;
    }
    String name = name("6-difference", id);
    Tensor tensor = expected.with(DType.FLOAT32, differences);
    Npy.write(tensor, folder.resolve(name + ".npy"));
    if (tensor.size() > 0) {
      png(DifferencePicture.of(tensor, largest, Figures.of(largest)), name);
    }
    index.add(
        name
            + ": output less expected, "
            + tensor
            + "; in the picture red is +"
            + Figures.of(largest)
            + ", blue -"
            + Figures.of(largest)
            + ", white no difference, grey not a number");
  }

  private void png(Tensor picture, String name) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
      Images.writePng(picture, out);
    }
  }

  /// A file name of its own, in which nothing of the id can lead out of the folder.
  private String name(String role, String id) {
    String safe = id.replaceAll("[^A-Za-z0-9_-]", "_");
    String wanted =
        role + "-" + (safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe);
    String name = wanted;
    for (int n = 2; !names.add(name); n++) {
      name = wanted + "-" + n;
    }
    return name;
  }
}
