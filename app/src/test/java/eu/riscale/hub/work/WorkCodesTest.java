package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HelpedFindings;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.spec.finding.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every code about a source as a whole is produced by a source that has just that fault.
class WorkCodesTest {
  private static final Set<Code> MADE_HERE =
      Set.of(WorkCodes.SOURCE_UNREADABLE, WorkCodes.NOTHING_RAN, WorkCodes.NOT_A_MODEL);

  /// Codes that are made elsewhere, or that no source provokes.
  private static final Set<Code> WAIVED =
      Set.of(
          WorkCodes.NOT_CHANGED, // FixCommandTest has it
          WorkCodes.LOCALE_UNFIT, // HostileTextTest has it
          WorkCodes.FOLDER_BELOW, // BentSourceTest has it
          WorkCodes.ZIP_TOP_FOLDER, // BentSourceTest has it
          WorkCodes.ZIP_BACKSLASHES, // BentSourceTest has it
          WorkCodes.SEVERAL_DESCRIPTIONS, // BentSourceTest has it
          WorkCodes.PROCESS_ENDED, // ModelProcessesTest has it
          WorkCodes.PROCESS_UNUSABLE, // NoProcessTest has it
          WorkCodes.MEMORY_LIMIT, // HostileModelsTest has it
          WorkCodes.TIME_LIMIT, // ModelProcessesTest has it
          WorkCodes.WEIGHTS_UNSAFE, // UntrustedModelsTest has it
          WorkCodes.PROFILE_OF_MODELS, // ProfileTest has it
          WorkCodes.WEIGHTS_UNKNOWN); // UntrustedModelsTest has it

  @TempDir Path dir;

  @Test
  void aFolderWithoutADescriptionIsUnreadable() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Files.delete(twin.resolve("rdf.yaml"));
    assertThat(test(twin, "onnx")).contains(code(WorkCodes.SOURCE_UNREADABLE));
  }

  @Test
  void aModelOfWhichNothingRanSaysSo() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    assertThat(test(twin, "keras_v3")).contains(code(WorkCodes.NOTHING_RAN));
  }

  @Test
  void aDatasetIsNoModel() throws Exception {
    Files.writeString(
        dir.resolve("rdf.yaml"),
        "type: dataset\nformat_version: 0.3.4\nname: Images\ndescription: Some images.\n");
    assertThat(test(dir, "onnx")).contains(code(WorkCodes.NOT_A_MODEL));
  }

  @Test
  void everyCodeIsMadeOrHasAReason() {
    assertThat(WorkCodes.all())
        .allSatisfy(code ->
            assertThat(MADE_HERE.contains(code) ^ WAIVED.contains(code)).as(code.slug()).isTrue());
  }

  private static String test(Path source, String weights) {
    String report =
        HubRun.of(
                "test", "--report=json", "--device=cpu", "--weights=" + weights, source.toString())
            .out();
    assertThat(HelpedFindings.bare(report)).isEmpty();
    return report;
  }

  private static String code(Code code) {
    return "\"code\" : \"" + code.slug() + "\"";
  }
}
