package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.model.v0_5.WeightsFile;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.spec.yaml.YamlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The files that an ONNX model keeps its numbers in are named by the description.
final class OnnxDataNamed {
  static final Code UNNAMED =
      Code.alert(
              "weights-onnx-data-unnamed",
              "The description does not name a file that the ONNX model keeps its numbers in.")
          .why("Who fetches or packs the files that are named gets a model that cannot be loaded.")
          .section("weights.onnx.external_data")
          .example(
              "onnx:\n  source: model.onnx",
              "onnx:\n  source: model.onnx\n  external_data: {source: model.onnx.data}");

  private OnnxDataNamed() {}

  /// One finding, whatever the number of files.
  static void check(
      ReferencedFile file,
      Role.OnnxWeights weights,
      OnnxOutline model,
      FileLookup files,
      Findings out)
      throws IOException {
    List<FileSource> unnamed = new ArrayList<>();
    for (FileSource data : model.filesBeside(file.source())) {
      if (!weights.named().contains(data) && files.presence(data) == FileLookup.Presence.PRESENT) {
        unnamed.add(data);
      }
    }
    if (!unnamed.isEmpty()) {
      String others = unnamed.size() == 1 ? "" : " and %d others".formatted(unnamed.size() - 1);
      out.add(
          Finding.of(
                  UNNAMED,
                  file.at(),
                  "'%s' keeps numbers in '%s'%s, which the description does not name."
                      .formatted(file.source(), unnamed.getFirst(), others))
              .hint(hint(weights.naming(), unnamed)));
    }
  }

  private static String hint(Role.DataNaming naming, List<FileSource> unnamed) {
    return switch (naming) {
      case ATTACHMENTS ->
          "Add them to the attachments: attachments: {files: " + list(unnamed) + "}";
      case EXTERNAL_DATA -> external("Add under weights.onnx: ", unnamed);
      case OTHER_EXTERNAL_DATA ->
          external("Write under weights.onnx, in the place of what is there: ", unnamed);
    };
  }

  private static String external(String how, List<FileSource> unnamed) {
    return unnamed.size() == 1
            && unnamed.getFirst().suffix().equals(WeightsFile.EXTERNAL_DATA_ENDING)
        ? how + "external_data: {source: " + quoted(unnamed.getFirst()) + "}"
        : "external_data names one file, which ends in "
            + WeightsFile.EXTERNAL_DATA_ENDING
            + ": save the network with its numbers in one such file, or inside itself.";
  }

  private static String list(List<FileSource> files) {
    return files.stream().map(OnnxDataNamed::quoted).toList().toString();
  }

  private static String quoted(FileSource file) {
    String text = file.toString();
    return text.matches("[A-Za-z][A-Za-z0-9._/-]*") ? text : YamlText.quoted(text);
  }
}
