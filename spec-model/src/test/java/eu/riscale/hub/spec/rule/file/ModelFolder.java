package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small model with all of its files in a folder, without anything to find fault with.
final class ModelFolder {
  private final Path folder;
  private String rdf;

  private ModelFolder(Path folder, String rdf) {
    this.folder = folder;
    this.rdf = rdf;
  }

  /// A model of format 0.5.
  static ModelFolder newest(Path folder) {
    return withFiles(
        new ModelFolder(
            folder,
            """
            type: model
            format_version: 0.5.14
            name: Nuclei U-Net
            description: Segments nuclei.
            authors: [{name: Ada Lovelace, github_user: ada}]
            cite: [{text: Ronneberger et al., doi: 10.1007/978-3-319-24574-4_28}]
            license: MIT
            tags: [2d, fluorescence-light-microscopy, nuclei, deepimagej, pytorch, unet, semantic-segmentation]
            documentation: {source: README.md}
            covers: [{source: cover.png}]
            inputs:
            - id: raw
              axes:
              - {type: batch}
              - {type: channel, channel_names: [nuclei]}
              - {type: space, id: y, size: {min: 16, step: 8}}
              - {type: space, id: x, size: {min: 16, step: 8}}
              data: {type: float32, range: [-10, 10]}
              test_tensor: {source: input.npy}
              sample_tensor: {source: sample_input.tif}
            outputs:
            - id: mask
              axes:
              - {type: batch}
              - {type: channel, channel_names: [mask]}
              - {type: space, id: y, size: {tensor_id: raw, axis_id: y}, halo: 2}
              - {type: space, id: x, size: {tensor_id: raw, axis_id: x}, halo: 2}
              test_tensor: {source: output.npy}
              sample_tensor: {source: sample_output.tif}
            weights:
              onnx: {source: model.onnx, opset_version: 17}
            """));
  }

  /// A model of format 0.4.
  static ModelFolder older(Path folder) {
    return withFiles(
        new ModelFolder(
            folder,
            """
            type: model
            format_version: 0.4.10
            name: Nuclei U-Net
            description: Segments nuclei.
            authors: [Ada Lovelace]
            cite: [{text: Ronneberger et al., doi: 10.1007/978-3-319-24574-4_28}]
            license: MIT
            documentation: README.md
            covers: [cover.png]
            timestamp: 2024-05-01T12:00:00Z
            inputs:
            - name: raw
              axes: bcyx
              data_type: uint8
              shape: {min: [1, 1, 16, 16], step: [0, 0, 8, 8]}
            outputs:
            - name: mask
              axes: bcyx
              data_type: float32
              shape: {reference_tensor: raw, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}
            test_inputs: [input.npy]
            test_outputs: [output.npy]
            weights:
              onnx: {source: model.onnx, opset_version: 17}
            """));
  }

  private static ModelFolder withFiles(ModelFolder model) {
    boolean older = model.rdf.contains("0.4.10");
    return model
        .file("input.npy", older ? npy("|u1", "(1, 1, 24, 16)", new byte[384], 7) : tensor(24, 16))
        .file("output.npy", tensor(24, 16))
        .file("README.md", "# Net\n## Description\n## Training\n## Validation\n## Bias\n## Usage\n")
        .file("cover.png", png(800, 400))
        .file("sample_input.tif", "II")
        .file("sample_output.tif", "II")
        .file("model.onnx", onnx(17, ""));
  }

  ModelFolder file(String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ModelFolder file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  ModelFolder without(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same files with another description.
  ModelFolder with(String piece, String by) {
    return new ModelFolder(folder, rdf).rdf(piece, by);
  }

  /// Whether the description has a piece.
  boolean has(String piece) {
    return rdf.contains(piece);
  }

  /// Replaces a piece of the description, which has to be there.
  ModelFolder rdf(String piece, String by) {
    if (!rdf.contains(piece)) {
      throw new IllegalArgumentException("the description has no " + piece);
    }
    rdf = rdf.replace(piece, by);
    return this;
  }

  /// Puts other weights into the place of the ONNX ones.
  ModelFolder weights(String format, String fields, byte[] content) {
    rdf(
        "onnx: {source: model.onnx, opset_version: 17}",
        format + ": {source: weights, " + fields + "}");
    return file("weights", content);
  }

  Validation validate() {
    return validate(files());
  }

  /// The same of files that are looked up in another way.
  Validation validate(FileLookup files) {
    return SpecValidator.validate(YamlReader.read(rdf), files);
  }

  /// The same with help.
  Validation helped() {
    return SpecValidator.withFiles(SpecValidator.helped(YamlReader.read(rdf), files()), files());
  }

  FolderFiles files() {
    return new FolderFiles(folder);
  }

  /// As from a disk that cannot read the file `lost`.
  Validation validateOnBadDisk(String lost) {
    return validate(new BadDisk(files(), lost));
  }

  /// `severity code @ path` of every finding.
  Set<String> findings() {
    TreeSet<String> found = new TreeSet<>();
    for (Finding finding : validate().findings()) {
      found.add(finding.severity().word() + " " + finding.code() + " @ " + finding.path());
    }
    return found;
  }

  boolean hasErrors() {
    return validate().findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /// A ramp of float32 values from 0 to 1.
  static byte[] tensor(int height, int width) {
    ByteBuffer values = ByteBuffer.allocate(4 * height * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < height * width; i++) {
      values.putFloat((float) i / (height * width));
    }
    return npy("<f4", "(1, 1, " + height + ", " + width + ")", values.array(), -1);
  }

  /// @param fill the value of every byte; -1 to leave `values` as they are
  static byte[] npy(String type, String shape, byte[] values, int fill) {
    if (fill >= 0) {
      Arrays.fill(values, (byte) fill);
    }
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    String padded = header + " ".repeat(63 - (header.length() + 10) % 64) + "\n";
    ByteBuffer file =
        ByteBuffer.allocate(10 + padded.length() + values.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0);
    file.putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .put(values);
    return file.array();
  }

  /// A black PNG picture.
  static byte[] png(int width, int height) {
    return Pictures.png(width, height);
  }

  static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(new byte[100]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// An ONNX model with one tensor of numbers, kept in `external` if that is not empty.
  static byte[] onnx(int opset, String external) {
    byte[] tensor = external.isEmpty() ? message(8, "weight") : external(external, "", "");
    return onnx(opset, join(message(2, "net"), field(5, tensor)));
  }

  /// A model whose network has an `If` with a tensor in one of its branches.
  static byte[] onnxWithIf(byte[] tensor) {
    byte[] branch = join(message(1, "then_branch"), field(6, field(5, tensor)));
    return onnx(17, field(1, join(message(4, "If"), field(5, branch))));
  }

  /// A model whose network has a `Constant` of a tensor.
  static byte[] onnxWithConstant(byte[] tensor) {
    byte[] value = join(message(1, "value"), field(5, tensor));
    return onnx(17, field(1, join(message(4, "Constant"), field(5, value))));
  }

  /// A tensor of four numbers of four bytes, in another file.
  static byte[] external(String location, String offset, String length) {
    return join(
        new byte[] {0x08, 4, 0x10, 1},
        message(8, "weight"),
        field(13, join(message(1, "location"), message(2, location))),
        field(13, join(message(1, "offset"), message(2, offset))),
        field(13, join(message(1, "length"), message(2, length))),
        new byte[] {14 << 3, 1});
  }

  private static byte[] onnx(int opset, byte[] graph) {
    byte[] operators = new byte[] {0x10, (byte) opset};
    return join(new byte[] {0x08, 0x08}, field(7, graph), field(8, operators));
  }

  /// An HDF5 file of 200 bytes.
  static byte[] hdf5(boolean hasModel) {
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'});
    file.put(13, (byte) 8).put(14, (byte) 8).putLong(40, 200);
    if (hasModel) {
      file.put(100, "model_config".getBytes(StandardCharsets.US_ASCII));
    }
    return file.array();
  }

  private static byte[] message(int field, String text) {
    return field(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] field(int number, byte[] content) {
    return join(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
