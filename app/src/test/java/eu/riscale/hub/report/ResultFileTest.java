package eu.riscale.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.work.ResourceResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir Path dir;

  @Test
  void aResultComesBackAsItWas() throws Exception {
    Path file = dir.resolve("result.json");
    for (ResourceResult result :
        List.of(Sample.failed(), Sample.valid("models/nuclei"), Sample.unreadable())) {
      ResultFile.write(result, file);
      assertThat(ResultFile.read(file)).contains(result);
    }
    try (var files = Files.list(dir)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsNoResultIsNone() throws Exception {
    Path file = dir.resolve("result.json");
    assertThat(ResultFile.read(file)).isEmpty();
    Files.writeString(file, "{\"source\": \"a\", \"findings\": [{");
    assertThat(ResultFile.read(file)).isEmpty();
    Files.writeString(file, "null");
    assertThat(ResultFile.read(file)).isEmpty();
  }
}
