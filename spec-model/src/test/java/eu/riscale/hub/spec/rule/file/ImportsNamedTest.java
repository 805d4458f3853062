package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.spec.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The description names the files that the code of its network imports.
final class ImportsNamedTest {
  private static final String ONNX = "onnx: {source: model.onnx, opset_version: 17}";
  private static final String CODE = "from layers import Block\n";

  @TempDir private Path folder;

  @Test
  void showsTheLinesForTheNewestFormat() throws IOException {
    ModelFolder model =
        files(
            ModelFolder.newest(folder)
                .rdf(
                    ONNX,
                    ONNX
                        + "\n  pytorch_state_dict: {source: model.onnx, pytorch_version: 2.7.1,"
                        + " architecture: {source: net.py, sha256: "
                        + sum()
                        + ", callable: Net}, parent: onnx}"));

    Finding finding = found(model).getFirst();
    assertThat(finding.path().toString())
        .isEqualTo("weights.pytorch_state_dict.architecture.source");
    assertThat(finding.message())
        .endsWith(
            "needs code that is here and that the description does not name: 'layers.py' (by"
                + " 'net.py').");
    assertThat(finding.hint())
        .startsWith("Write at the top of the description: attachments: [{source: layers.py}].");
    model.rdf("license: MIT", "license: MIT\nattachments: [{source: layers.py}]");
    assertThat(found(model)).isEmpty();
  }

  @Test
  void showsTheLinesForFormat04() throws IOException {
    ModelFolder model =
        files(
            ModelFolder.older(folder)
                .rdf(
                    ONNX,
                    ONNX
                        + "\n  pytorch_state_dict: {source: model.onnx, architecture: 'net.py:Net',"
                        + " architecture_sha256: "
                        + sum()
                        + ", parent: onnx}"));

    assertThat(found(model).getFirst().hint())
        .startsWith("Write at the top of the description: attachments: {files: [layers.py]}.");
    model.rdf("license: MIT", "license: MIT\nattachments: {files: [layers.py]}");
    assertThat(found(model)).isEmpty();
  }

  private static ModelFolder files(ModelFolder model) {
    return model.file("net.py", CODE).file("layers.py", "");
  }

  private static List<Finding> found(ModelFolder model) {
    return model.validate().findings().stream()
        .filter(finding -> finding.code().slug().equals("architecture-import-not-named"))
        .toList();
  }

  private static String sum() throws IOException {
    return Checksums.sha256(new ByteArrayInputStream(CODE.getBytes(StandardCharsets.UTF_8))).hex();
  }
}
