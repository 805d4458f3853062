package eu.riscale.hub.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.engine.python.PythonWithTorch;
import eu.riscale.hub.source.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `hub test` of models whose network is Python code.
class PythonCodeTest {
  @TempDir Path dir;

  static List<String> models() throws IOException {
    return Models.named("state-dict-");
  }

  @ParameterizedTest
  @MethodSource("models")
  void passesWhereTheCodeIsTrusted(String name) {
    HubRun run = trusting(Models.of(name));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("✓ passed  pytorch_state_dict").contains("in Python 3");
  }

  @Test
  void aZipIsTestedLikeItsFolder() throws Exception {
    Path zip = Models.zip(Models.of("state-dict-file-v04"), dir.resolve("model.zip"), "model/");
    assertThat(trusting(zip).out()).contains("✓ passed  pytorch_state_dict");
  }

  @Test
  void withoutTrustNothingRanAndNothingPassed() {
    HubRun run = HubRun.of("test", Models.of("state-dict-file-v05").toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("skipped pytorch_state_dict", "--trust-code")
        .contains("error[nothing-ran]")
        .doesNotContain("✓ passed");
  }

  @Test
  void aFormatThatWasAskedForAndCannotRunIsStatus4() {
    HubRun run =
        HubRun.of(
            "test",
            "--weights",
            "pytorch_state_dict",
            "--trust-code",
            "--python",
            dir.resolve("no-python").toString(),
            Models.of("state-dict-file-v05").toString());
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(run.out()).contains("no-python does not run: there is no such file.");
  }

  @Test
  void aMissingModuleIsSkippedAndABrokenNetworkFails() throws Exception {
    Path twin = Models.copy("state-dict-file-v05", dir);
    Models.dropChecksums(twin);
    Files.writeString(twin.resolve("network.py"), "import nowhere_to_be_found\n");
    assertThat(trusting(twin).out())
        .contains("skipped pytorch_state_dict")
        .contains("needs the Python module 'nowhere_to_be_found'");

    Files.writeString(twin.resolve("network.py"), "class Other: pass\n");
    HubRun run = trusting(twin);
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out()).contains("network.py has no 'HalvedVolume'; it defines Other.");
  }

  /// Its memory is not the model's process's own, and nobody waits for it.
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheCodeDetachesCountsAndEnds() throws Exception {
    Path twin = Models.copy("state-dict-file-v05", dir);
    Models.dropChecksums(twin);
    Files.writeString(
        twin.resolve("network.py"),
        """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                taken = bytearray(b"x") * 3000000000
                time.sleep(300)
            os._exit(0)
        time.sleep(300)
        """);

    HubRun run = trusting(twin, "--memory-limit=2.5GB");

    assertThat(run.out()).contains("error[test-memory-limit]");
    assertThat(
            ProcessHandle.allProcesses()
                .flatMap(each -> each.info().commandLine().stream())
                .filter(line -> line.contains(TemporaryFolder.prefix("test"))))
        .isEmpty();
  }

  private static HubRun trusting(Path model, String... more) {
    List<String> line =
        new ArrayList<>(List.of("test", "--device=cpu", "--trust-code", "--python"));
    line.add(PythonWithTorch.program().toString());
    line.add(model.toString());
    line.addAll(List.of(more));
    return HubRun.of(line.toArray(String[]::new));
  }
}
