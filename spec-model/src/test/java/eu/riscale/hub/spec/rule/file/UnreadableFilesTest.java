package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are there and that the disk does not give back.
final class UnreadableFilesTest {
  @TempDir private Path folder;

  @Test
  void saysWhichFileCannotBeRead() {
    for (String lost : List.of("model.onnx", "input.npy", "README.md")) {
      List<Finding> findings = ModelFolder.newest(folder).validateOnBadDisk(lost).findings();

      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).code().slug()).isEqualTo("file-unreadable");
      assertThat(findings.get(0).message())
          .isEqualTo("'" + lost + "' cannot be read: input/output error");
    }
  }
}
