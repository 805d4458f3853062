package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.consumer.Consumers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hub validate` by the path that `main` takes.
class ValidateCommandTest {
  private static final String MODEL = Models.of("pass-conv2d-v05").toString();

  @TempDir Path dir;

  @Test
  void namesCannotLookLikeVerdicts() {
    String rdf = "type: model\nformat_version: 0.5.4\nname: \"x\\n\\nvalid       forged\"\n";
    assertThat(HubRun.withInput(rdf, "validate", "-").out())
        .contains("x valid       forged · model 0.5.4")
        .doesNotContain("\nvalid ");
  }

  @Test
  void aMissingPathIsOneLineAndStatus3() {
    HubRun run = HubRun.of("validate", dir.resolve("gone.yaml").toString());
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.out())
        .isEqualTo(
            "unreadable  " + dir.resolve("gone.yaml") + ": there is no such file or folder.\n");
  }

  @Test
  void aFolderWithoutADescriptionIsOneLineAndStatus3() {
    HubRun run = HubRun.of("validate", dir.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("the folder holds no rdf.yaml");
  }

  @Test
  void aFileThatIsNotYamlIsStatus1() throws Exception {
    Path file = dir.resolve("rdf.yaml");
    Files.writeString(file, "name: [unclosed\nother: }\n");
    HubRun run = HubRun.of("validate", file.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out()).contains("error[yaml-").contains("rdf.yaml:").doesNotContain("Exception");
  }

  @Test
  void findingsShowTheirLineWithACaret() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: MIT", "licence: MIT");
    HubRun run = HubRun.of("validate", "--no-io", twin.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("error[field-unknown] ")
        .contains("| licence: MIT")
        .contains("| ^^^^^^^")
        .contains("= rename: licence to license")
        .doesNotContain("Did you mean");
  }

  @Test
  void standardInputIsASource() throws Exception {
    String rdf = Files.readString(Models.of("pass-conv2d-v05").resolve("rdf.yaml"));
    HubRun run = HubRun.withInput(rdf, "validate", "--no-io", "-");
    assertThat(run.status()).as(run.out()).isZero();
  }

  @Test
  void aFileListsSources() throws Exception {
    Path list = dir.resolve("sources.txt");
    Files.writeString(list, "\"" + MODEL + "\"\n\"" + dir.resolve("gone") + "\"\n");
    HubRun run = HubRun.of("validate", "--no-io", "@" + list);
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.out()).contains("2 sources: 1 valid, 1 unreadable");

    HubRun noList = HubRun.of("validate", "@" + dir.resolve("no-list"));
    assertThat(noList.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(noList.err()).contains("no-list cannot be read: there is no such file.");
  }

  @Test
  void aListIsReadWhateverEditorWroteIt() throws Exception {
    Path list = Files.writeString(dir.resolve("crlf"), "\uFEFF# mine\r\n\r\n" + MODEL + "\r\n");
    assertThat(HubRun.of("validate", "--no-io", "@" + list).status()).isZero();
  }

  @Test
  void aListWithoutASourceIsWrongUsage() throws Exception {
    Path none = Files.writeString(dir.resolve("none"), "# none\n\n \n");
    assertThat(badList(none)).isEqualTo("names no source.");
    assertThat(badList(Files.createFile(dir.resolve("empty")))).isEqualTo("names no source.");
    assertThat(badList(dir)).isEqualTo("cannot be read: it is a folder.");
    Path latin = Files.write(dir.resolve("latin"), new byte[] {'a', (byte) 0xFC, '\n'});
    assertThat(badList(latin)).isEqualTo("cannot be read: it is no text in UTF-8.");
    Path binary = Files.write(dir.resolve("binary"), new byte[100]);
    assertThat(badList(binary)).isEqualTo("cannot be read: it is no text.");
    Path large = dir.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    assertThat(badList(large)).isEqualTo("cannot be read: it is too large for a list.");
  }

  /// What is said of it, also where other sources are named.
  private static String badList(Path list) {
    HubRun run = HubRun.of("validate", MODEL, "@" + list);
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    String start = "hub: the list of sources @" + list + " ";
    String line = run.err().lines().findFirst().orElseThrow();
    assertThat(line).startsWith(start);
    return line.substring(start.length());
  }

  @Test
  void aReportTakesNoDescriptionsPlace() throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Path description = model.resolve("rdf.yaml");
    String before = Files.readString(description);
    HubRun run = HubRun.of("validate", "--report", "json=" + description, model.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(run.err())
        .contains("rdf.yaml cannot be written: it is a description, which would be gone then.");
    assertThat(description).hasContent(before);
  }

  @Test
  void reportsGoWhereTheyAreAskedTo() throws Exception {
    Path json = dir.resolve("report.json");
    HubRun both = HubRun.of("validate", "--no-io", "--report", "json=" + json, MODEL);
    assertThat(both.out()).contains("valid  ");
    assertThat(json).content().startsWith("{\n  \"tool\"").contains("\"status\" : \"valid\"");

    assertThat(HubRun.of("validate", "--no-io", "--report", "json", MODEL).out()).startsWith("{");
    assertThat(HubRun.of("validate", "--no-io", "--quiet", MODEL).out()).isEmpty();
    assertThat(HubRun.of("validate", "--report", "json", "--report", "text", MODEL).status())
        .isEqualTo(ExitStatus.USAGE);
    assertThat(HubRun.of("validate", "--report", "xml", MODEL).status())
        .isEqualTo(ExitStatus.USAGE);
    HubRun unwritable =
        HubRun.of(
            "validate", "--no-io", "--report", "json=" + dir.resolve("no/such/r.json"), MODEL);
    assertThat(unwritable.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(unwritable.err()).contains("no/such/r.json cannot be written: there is no folder ");
    assertThat(unwritable.out()).isEmpty();
    HubRun twice =
        HubRun.of("validate", "--report", "json=" + json, "--report", "html=" + json, MODEL);
    assertThat(twice.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(twice.err()).contains("Only one report can go to " + json + ".");
  }

  @Test
  void aProjectMayJudgeOtherwise() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: MIT", "licence: MIT");
    String model = twin.toString();
    assertThat(HubRun.of("validate", "--no-io", "--severity=field-unknown=off", model).out())
        .doesNotContain("field-unknown");
    assertThat(HubRun.of("validate", "--no-io", "--severity=field-unknown=info", model).out())
        .contains("info[field-unknown]");
    assertThat(HubRun.of("validate", "--severity=field-unknown=nonsense", model).status())
        .isEqualTo(ExitStatus.USAGE);
    HubRun misspelt = HubRun.of("validate", "--severity=field-unknwon=off", model);
    assertThat(misspelt.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(misspelt.err())
        .contains("there is no finding 'field-unknwon'; did you mean 'field-unknown'?");
    assertThat(HubRun.of("validate", "--no-io", "--fail-on=info", model).status())
        .isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  void whatCannotChangeCannotBeWatched() {
    assertThat(HubRun.withInput("", "validate", "--watch", "-"))
        .extracting(HubRun::status, HubRun::out)
        .containsExactly(ExitStatus.USAGE, "");
    assertThat(HubRun.of("validate", "--watch", "gone").err())
        .startsWith("hub: --watch: gone is no file and no folder, and nothing else can change.\n");
    assertThat(HubRun.of("test", "--watch", "--report", "json", "src").err())
        .startsWith("hub: --watch: it cannot be given together with --report.\n");
  }

  @Test
  void noJobsAreWrongUsage() {
    HubRun none = HubRun.of("validate", "--no-io", "--jobs=0", MODEL);
    assertThat(none.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(none.err()).contains("--jobs: give it at least 1.");
  }

  @Test
  void helpNamesAllSoftware() {
    String help = HubRun.of("validate", "--help").out().replaceAll("\\s+", "");
    assertThat(Consumers.all()).allSatisfy(consumer -> assertThat(help).contains(consumer.id()));
  }

  @Test
  void helpAndVersionSayWhatHubIs() {
    assertThat(HubRun.of("--version").out()).startsWith("hub 0.1.0\n");
    assertThat(HubRun.of("validate", "--help").out()).contains("Usage: hub validate");
    HubRun none = HubRun.of();
    assertThat(none.status()).isEqualTo(ExitStatus.USAGE);
    HubRun typo = HubRun.of("vaildate", "x");
    assertThat(typo.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(typo.err()).contains("hub validate");
  }
}
