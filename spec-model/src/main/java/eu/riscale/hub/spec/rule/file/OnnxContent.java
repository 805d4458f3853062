package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.OnnxExternal;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// ONNX weights are a whole ONNX model of the opset that they declare, and the files that they keep
/// their numbers in are there.
public final class OnnxContent implements FileRule {
  static final Code NO_MODEL =
      Code.error("weights-not-onnx", "The onnx weights hold no ONNX model.")
          .why("No ONNX software loads them.")
          .section("weights.onnx")
          .example("onnx:\n  source: model.pt", "onnx:\n  source: model.onnx");
  static final Code TRUNCATED =
      Code.error("weights-onnx-truncated", "The ONNX model ends early.")
          .why("A part of it was lost, most likely while it was copied.")
          .section("weights.onnx")
          .example("onnx:\n  source: model.onnx  # 3 of 12 MB", "onnx:\n  source: model.onnx");
  static final Code OPSET =
      Code.warning(
              "weights-onnx-opset", "The ONNX model has another opset than the description says.")
          .why("Software decides by the declared opset whether it can run the model.")
          .section("weights.onnx.opset_version")
          .example("opset_version: 15  # the file has 17", "opset_version: 17");
  static final Code EXTERNAL =
      Code.error(
              "weights-onnx-data-missing",
              "A file is missing that the ONNX model keeps its numbers in.")
          .why("Without it the model cannot be loaded.")
          .section("weights.onnx.external_data")
          .example(
              "onnx:\n  source: model.onnx",
              "onnx:\n  source: model.onnx\n  external_data: {source: model.onnx.data}");
  static final Code SHORT =
      Code.error(
              "weights-onnx-data-short",
              "A file that the ONNX model keeps its numbers in has fewer than the model needs.")
          .why("A part of it was lost, or it belongs to another model; none can be loaded with it.")
          .section("weights.onnx.external_data")
          .example(
              "external_data: {source: model.onnx.data}  # 3 of 12 MB",
              "external_data: {source: model.onnx.data}");

  @Override
  public List<Code> codes() {
    return List.of(NO_MODEL, TRUNCATED, OPSET, EXTERNAL, SHORT, OnnxDataNamed.UNNAMED);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (!(file.role() instanceof Role.OnnxWeights weights)) {
      return;
    }
    OptionalInt opset = weights.opset();
    Optional<OnnxOutline> outline;
    try (InputStream in = files.open(file.source())) {
      outline = OnnxOutline.read(in);
    } catch (EOFException e) {
      out.add(
          Finding.of(TRUNCATED, file.at(), "'" + file.source() + "' ends within its network.")
              .hint("Copy or export it again."));
      return;
    } catch (ProtobufReader.TooDeep e) {
      out.add(
          Finding.of(
                  NO_MODEL,
                  file.at(),
                  "'" + file.source() + "' can be loaded by no software: " + e.getMessage() + ".")
              .hint("Export the model without conditions and loops that lie in each other."));
      return;
    } catch (ProtobufReader.BeyondLimits e) {
      return; // Nothing is wrong with it as far as is known; who runs it has to say more.
    }
    if (outline.isEmpty()) {
      out.add(ActualFormat.told(noModel(file, FoundKind.of(file.source(), files)), file, files));
      return;
    }
    OnnxOutline model = outline.get();
    RdfPath declared = file.at().parent().field("opset_version");
    if (opset.isPresent()
        && !out.waits(OPSET, declared)
        && model.opset().isPresent()
        && model.opset().getAsLong() != opset.getAsInt()) {
      out.add(
          Finding.of(
                  OPSET,
                  file.at(),
                  "'"
                      + file.source()
                      + "' has the opset "
                      + model.opset().getAsLong()
                      + ", the description says "
                      + (opset.getAsInt() == Integer.MAX_VALUE
                          ? "a far larger one"
                          : String.valueOf(opset.getAsInt()))
                      + ".")
              .hint("Set opset_version to " + model.opset().getAsLong() + "."));
    }
    Map<String, List<OnnxExternal>> external = new TreeMap<>();
    for (OnnxExternal tensor : model.external()) {
      external.computeIfAbsent(tensor.location(), name -> new ArrayList<>()).add(tensor);
    }
    for (Map.Entry<String, List<OnnxExternal>> data : external.entrySet()) {
      checkExternal(file, data.getKey(), data.getValue(), files, out);
    }
    OnnxDataNamed.check(file, weights, model, files, out);
  }

  private static Finding noModel(ReferencedFile file, FileKind kind) {
    String found = kind == FileKind.OTHER ? "" : ", it is " + kind.words();
    return Finding.of(NO_MODEL, file.at(), "'" + file.source() + "' is no ONNX model" + found + ".")
        .hint(
            FoundKind.help("Export the model with torch.onnx.export, tf2onnx or the like.", kind));
  }

  private static void checkExternal(
      ReferencedFile file, String name, List<OnnxExternal> tensors, FileLookup files, Findings out)
      throws IOException {
    Optional<FileSource> source = tensors.getFirst().file(file.source());
    if (source.isEmpty()) {
      out.add(
          Finding.of(
                  EXTERNAL,
                  file.at(),
                  "'"
                      + file.source()
                      + "' keeps numbers in '"
                      + name
                      + "', which is no file beside it.")
              .hint("Save the model with its numbers inside, or in a file beside it."));
    } else if (files.presence(source.get()) != FileLookup.Presence.PRESENT) {
      out.add(
          Finding.of(
                  EXTERNAL,
                  file.at(),
                  "'" + file.source() + "' keeps numbers in '" + name + "', which is not there.")
              .hint(
                  renamed(source.get(), files)
                      .map(other ->
                          "'%s' lies there: if it holds them, rename it to '%s', the name that the model has inside. Else put the file there, or save the model with its numbers inside."
                              .formatted(other, source.get()))
                      .orElse(
                          "Put the file beside the model, or save the model with its numbers"
                              + " inside.")));
    } else {
      checkSize(file, tensors, files.size(source.get()), out);
    }
  }

  /// The one file of such numbers in the folder of one that is not there.
  private static Optional<String> renamed(FileSource lost, FileLookup files) throws IOException {
    String path = lost.toString();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    List<String> others =
        files.list().stream()
            .filter(other -> other.startsWith(folder) && other.endsWith(".data"))
            .filter(other -> other.indexOf('/', folder.length()) < 0)
            .toList();
    return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
  }

  /// One finding for a file, whatever the number of tensors that it is too short for.
  private static void checkSize(
      ReferencedFile file, List<OnnxExternal> tensors, long size, Findings out) {
    for (OnnxExternal tensor : tensors) {
      Optional<String> misfit = tensor.misfit(size);
      if (misfit.isPresent()) {
        String name = tensor.tensor().isEmpty() ? "a constant" : "'" + tensor.tensor() + "'";
        out.add(
            Finding.of(
                    SHORT,
                    file.at(),
                    "'%s' with the numbers of %s %s."
                        .formatted(tensor.location(), name, misfit.get()))
                .hint("Copy both files again from where the model was exported."));
        return;
      }
    }
  }
}
