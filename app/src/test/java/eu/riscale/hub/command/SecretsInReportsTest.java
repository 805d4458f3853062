package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log of a pipeline is often as public as the model: whatever hub prints of a model holds no
/// secret and is no longer than anybody reads, in each report that there is.
class SecretsInReportsTest {
  private static final String DRAWN = "wZPf1Qh6yYTWmE4lBYOv" + "fZ8UzDzV8fUkkibj";
  private static final String SECRET = "ghp_" + DRAWN;
  private static final int MOST_BYTES = 200_000;

  @TempDir Path dir;

  /// One run of hub, with all reports at once.
  private Map<ReportFormat, String> reports(String... args) throws IOException {
    List<String> line = new ArrayList<>(List.of(args));
    for (ReportFormat format : ReportFormat.values()) {
      line.add("--report=" + format.word() + "=" + dir.resolve("r." + format.word()));
    }
    HubRun run = HubRun.of(line.toArray(String[]::new));
    assertThat(run.out() + run.err()).doesNotContain(DRAWN).hasSizeLessThan(MOST_BYTES);
    Map<ReportFormat, String> reports = new EnumMap<>(ReportFormat.class);
    for (ReportFormat format : ReportFormat.values()) {
      reports.put(format, text(dir.resolve("r." + format.word())));
    }
    return reports;
  }

  /// A report in a folder is its files with their names.
  private static String text(Path report) throws IOException {
    if (!Files.isDirectory(report)) {
      return Files.exists(report) ? Files.readString(report) : "";
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(report)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(report.relativize(file)).append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /// The description of a small model with a value in each of its places, beside its files.
  private List<String> twins(String value) throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    List<String> twins = new ArrayList<>();
    for (String text : EachValue.of(Files.readString(model.resolve("rdf.yaml")), value)) {
      Path twin = model.resolve("twin" + twins.size() + ".rdf.yaml");
      twins.add(Files.writeString(twin, text).toString());
    }
    assertThat(twins).hasSizeGreaterThan(100);
    return twins;
  }

  private Map<ReportFormat, String> reports(List<String> command, List<String> sources)
      throws IOException {
    return reports(Stream.concat(command.stream(), sources.stream()).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate --no-io --for=ilastik", "inspect"})
  void noReportShowsASecretWhereverItStands(String command) throws Exception {
    reports(List.of(command.split(" ", -1)), twins(SECRET))
        .forEach((format, report) ->
            assertThat(report)
                .as(format.word())
                .doesNotContain(DRAWN)
                .containsPattern("ghp\\\\?_"));
  }

  @Test
  void noReportOfAPackageShowsASecret() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "name: Test model conv2d-v05", "name: " + SECRET);
    Files.move(model.resolve("README.md"), model.resolve(SECRET + ".md"));
    Models.edit(model, "README.md", SECRET + ".md");
    Files.writeString(model.resolve("left-" + SECRET), "");
    Map<ReportFormat, String> reports =
        reports("package", "--output=" + dir.resolve("p.zip"), model.toString());
    reports.forEach((format, report) -> assertThat(report).doesNotContain(DRAWN));
    for (ReportFormat whole :
        List.of(ReportFormat.TEXT, ReportFormat.JSON, ReportFormat.JSONL, ReportFormat.HTML)) {
      assertThat(reports.get(whole)).contains("ghp_…");
    }
  }

  /// The finding of the secret and any other on its line.
  @Test
  void linesOfTheDescriptionAreShownWithStarsForSecrets() throws Exception {
    Path rdf = dir.resolve("rdf.yaml");
    Files.writeString(
        rdf, "type: dataset\nformat_version: 0.3.0\nname: cells\nlicense: " + SECRET + "\n");
    Map<ReportFormat, String> reports = reports("validate", rdf.toString());
    reports.forEach((format, report) -> assertThat(report).doesNotContain(DRAWN));
    reports.remove(ReportFormat.COMPAT); // It tells of software alone, of which none was named,
    reports.remove(ReportFormat.TEST_SUMMARY); // and this one has no codes.
    reports.forEach((format, report) ->
        assertThat(report)
            .as(format.word())
            .contains("secret-in-file")
            .containsPattern("ghp\\\\?_")); // Markdown has a back-slash there.
    assertThat(reports.get(ReportFormat.TEXT))
        .contains("4 | license: ghp_" + "*".repeat(36) + "\n")
        .contains("license-unknown");
  }

  @Test
  void noReportShowsASecretOfFilesAndBrokenDescriptions() throws Exception {
    Path rdf = dir.resolve("rdf.yaml");
    for (String broken :
        List.of("a: [1\ntoken: %s\n", "%s: {\n", "\t%s\n", "- %s\n", "a: b: %s\n")) {
      Files.writeString(rdf, broken.formatted(SECRET));
      reports("validate", rdf.toString())
          .forEach((format, report) -> assertThat(report).as(broken).doesNotContain(DRAWN));
    }
  }

  /// All reports together are shorter than one of the values.
  @ParameterizedTest
  @ValueSource(strings = {"validate --no-io", "inspect"})
  void noReportIsLongBecauseAValueIs(String command) throws Exception {
    int length = 1_500_000;
    List<String> sources = twins("a".repeat(length));
    Map<ReportFormat, String> reports = reports(List.of(command.split(" ", -1)), sources);
    reports.forEach(
        (format, report) -> assertThat(report.length()).as(format.word()).isLessThan(length));
    assertThat(Objects.requireNonNull(reports.get(ReportFormat.JSONL)).lines())
        .hasSize(sources.size())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(MOST_BYTES));
    assertThat(reports.get(ReportFormat.JSON)).contains(" characters) …");
  }
}
