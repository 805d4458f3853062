package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.file.ArrayFile;
import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.npy.NpyRefused;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ValuesView;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// Test tensors are whole `.npy` files of numbers.
public final class NpyReadable {
  static final Code NOT_NPY =
      Code.error("npy-invalid", "A test tensor is no .npy file.")
          .why("No software can read it.")
          .section("test tensors: numpy's format")
          .example("test_inputs: [input.npy]  # a renamed TIFF", "np.save('input.npy', array)");
  static final Code PICKLED =
      Code.error("npy-pickled", "A test tensor holds pickled Python objects.")
          .why("Loading them runs code, so safe software refuses them.")
          .section("test tensors: numpy's format")
          .example("np.save('input.npy', [a, b])", "np.save('input.npy', np.stack([a, b]))");
  static final Code TYPE =
      Code.error("npy-type", "A test tensor holds something else than real numbers.")
          .why("Descriptions know no such type.")
          .section("test tensors: data type")
          .example(
              "np.save('input.npy', array.astype('complex64'))",
              "np.save('input.npy', array.astype('float32'))");
  static final Code TRUNCATED =
      Code.error("npy-truncated", "A test tensor ends early.")
          .why("A part of it was lost, most likely while it was copied.")
          .section("test tensors: numpy's format")
          .example("test_inputs: [input.npy]  # 3 of 12 MB", "test_inputs: [input.npy]");

  /// Every code that reading can report.
  public List<Code> codes() {
    return List.of(NOT_NPY, PICKLED, TYPE, TRUNCATED);
  }

  /// What the file holds; empty, and reported, where it cannot be told.
  public Optional<TestTensor> read(
      TensorView tensor, ReferencedFile file, OnceDecoded files, Findings out) throws IOException {
    boolean isListed =
        tensor.values().size() == 1 && tensor.values().getFirst() instanceof ValuesView.Listed;
    try {
      return Optional.of(TestTensor.of(tensor, file.at(), files.array(file.source(), isListed)));
    } catch (NpyRefused refused) {
      Code code =
          switch (refused.reason()) {
            case NOT_NPY -> NOT_NPY;
            case PICKLED -> PICKLED;
            case TYPE -> TYPE;
            case TRUNCATED -> TRUNCATED;
          };
      out.add(
          code.equals(NOT_NPY)
              ? notNpy(file, files.files(), refused.sentence())
              : Finding.of(code, file.at(), "'" + file.source() + "': " + refused.sentence())
                  .hint("Save the array again with numpy.save."));
      return Optional.empty();
    }
  }

  private static Finding notNpy(ReferencedFile file, FileLookup files, String sentence)
      throws IOException {
    FileKind kind = files.start(file.source()).kind();
    boolean isNamed = kind != FileKind.NPY && kind != FileKind.OTHER;
    Optional<ArrayFile> array = ArrayFile.of(kind, entries(file, kind, files));
    String found = array.filter(ArrayFile.NPZ::equals).isPresent() ? "a .npz file" : kind.words();
    Finding finding =
        Finding.of(
            NOT_NPY,
            file.at(),
            isNamed
                ? "'%s' is %s, not a .npy file.".formatted(file.source(), found)
                : "'" + file.source() + "': " + sentence);
    String name = file.source().toString();
    String made = ArrayFile.numpyName(name);
    return finding.hint(
        array.isEmpty()
            ? "Save the array again with numpy.save."
            : made.equals(name)
                ? "Make it one: " + array.get().command(name)
                : "Write '%s' here. If there is no such file yet, make it: %s"
                    .formatted(made, array.get().command(name)));
  }

  private static List<String> entries(ReferencedFile file, FileKind kind, FileLookup files)
      throws IOException {
    if (kind != FileKind.ZIP) {
      return List.of();
    }
    try (SoundZip zip = SoundZip.open(files.onDisk(file.source()))) {
      return zip.names();
    } catch (ZipException e) {
      return List.of();
    }
  }
}
