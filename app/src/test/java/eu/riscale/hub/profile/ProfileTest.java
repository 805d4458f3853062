package eu.riscale.hub.profile;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.spec.finding.Code;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that has all that the hubs ask for, and what it lacks after one change.
class ProfileTest {
  private static final String MODEL =
      """
      type: model
      format_version: 0.5.10
      id: brave-cell
      name: Nuclei Segmentation in Fluorescence
      description: >-
        A U-Net that finds the nuclei of HeLa cells in fluorescence images, trained on 200 images.
      license: MIT
      covers: [cover.png]
      documentation: README.md
      tags: [fluorescence, 2d, instance-segmentation, nuclei]
      links: [ilastik/ilastik]
      cite: [{text: A paper., doi: 10.1000/1}]
      maintainers: [{github_user: jdoe}]
      inputs:
      - id: raw
        axes: [{type: batch}, {type: channel}, {type: space, id: y}, {type: space, id: x}]
      outputs:
      - id: mask
        axes: [{type: batch}, {type: channel}, {type: space, id: y}, {type: space, id: x}]
      weights:
        onnx: {source: weights.onnx, opset_version: 15}
      """;

  @TempDir private Path folder;

  /// @param from a piece of the description
  /// @param to what stands there instead
  /// @param lacks `code @ place` of each finding
  record Change(String from, String to, List<String> lacks) {
    static Change of(String from, String to, String... lacks) {
      return new Change(from, to, List.of(lacks));
    }

    @Override
    public String toString() {
      return from.strip() + " -> " + to.strip();
    }
  }

  static List<Change> changes() {
    return List.of(
        Change.of("name: Nuclei", "name: Cell"),
        Change.of(
            "0.5.10",
            "0.4.2",
            "profile-format-version @ format_version",
            "profile-format-series @ format_version"),
        Change.of("0.5.10", "0.4.10", "profile-format-series @ format_version"),
        Change.of(
            "  onnx: {source: weights.onnx, opset_version: 15}",
            "  tensorflow_js: {source: weights.zip}",
            "profile-runs-nowhere @ weights"),
        Change.of("Nuclei Segmentation in Fluorescence", "UNet 2D", "profile-name @ name"),
        Change.of("Nuclei Segmentation in Fluorescence", "Plant Nuclei 3D", "profile-name @ name"),
        Change.of("Nuclei Segmentation in", "Segmentation of images in", "profile-name @ name"),
        Change.of(
            "A U-Net that finds the nuclei of HeLa cells in fluorescence images, trained on 200",
            "A U-Net for",
            "profile-description @ description"),
        Change.of("fluorescence, ", "", "profile-tags @ tags"),
        Change.of("2d, ", "", "profile-tags @ tags"),
        Change.of("instance-segmentation, ", "", "profile-tags @ tags"),
        Change.of("nuclei]", "unet, pytorch]", "profile-tags @ tags"),
        Change.of("ilastik/ilastik", "https://example.org/policy", "profile-links @ links"),
        Change.of("links: [ilastik/ilastik]", "", "profile-links @ links"),
        Change.of("license: MIT", "license: CC-BY-NC-4.0", "profile-license @ license"),
        Change.of("license: MIT", "license: mine", "profile-license @ license"),
        Change.of("license: MIT", "", "profile-license @ license"),
        Change.of("cite: [{text: A paper., doi: 10.1000/1}]", "", "profile-citation @ cite"),
        Change.of("[{github_user: jdoe}]", "[]", "profile-maintainers @ maintainers"),
        Change.of(
            "[{github_user: jdoe}]",
            "[{github_user: jdoe}, {name: Jane Doe}]",
            "profile-maintainers @ maintainers[1]"),
        Change.of("covers: [cover.png]", "", "profile-cover-missing @ covers"),
        Change.of("[cover.png]", "[a.png, cover.tiff]", "profile-cover-format @ covers[1]"),
        Change.of("[cover.png]", "[a.png, 'cover 1.png']", "profile-cover-name @ covers[1]"),
        Change.of("[cover.png]", "[https://example.org/cover%201.tif]"),
        Change.of("id: brave-cell", "id: Nuclei_UNet.v2", "profile-alias @ id"),
        Change.of("id: brave-cell", "icon: x.png"));
  }

  @BeforeEach
  void aModelWithAllOfIt() throws IOException {
    Files.writeString(folder.resolve("rdf.yaml"), MODEL);
    Files.writeString(folder.resolve("README.md"), readme());
    Files.write(folder.resolve("weights.onnx"), new byte[] {1});
    Files.writeString(
        folder.resolve(".gitattributes"), "*.onnx filter=lfs diff=lfs merge=lfs -text\n");
    cover("png", "cover.png", 80);
  }

  @Test
  void aModelWithAllOfItHasEveryPoint() {
    JsonNode result = result("ri-scale");
    assertThat(lacks(result)).isEmpty();
    assertThat(result.at("/profiles/0/score").asInt()).isEqualTo(100);
    assertThat(result.at("/profiles/0/best_change").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatIsMissingIsSaid(Change change) throws IOException {
    describe(change.from(), change.to());
    assertThat(lacks(result("ri-scale"))).isEqualTo(change.lacks());
  }

  @Test
  void aModelWithoutReadmeLacksOneThing() throws IOException {
    Files.delete(folder.resolve("README.md"));
    assertThat(lacks(result("ri-scale"))).containsExactly("profile-readme-missing @ documentation");
    assertThat(lacks(result("bioimage-io"))).isEmpty();
  }

  @Test
  void theTemplateAsItIsSaysNothing() throws IOException {
    Files.writeString(
        folder.resolve("README.md"),
        readme()
            .replace("# Evaluation\nSome text.\n", "")
            .replace(
                "# Training Details\nSome text.",
                "# Training Details\n\n## Training Data\n\n*Describe the dataset:*\n\n"
                    + "- **Source:** *[Dataset name]*\n"));
    JsonNode result = result("ri-scale");
    assertThat(lacks(result)).containsExactly("profile-readme-sections @ documentation");
    assertThat(message(result, "profile-readme-sections"))
        .isEqualTo(
            "README.md has no section Evaluation, and nothing of the author's below Training"
                + " Details.");
  }

  @Test
  void aTiffIsOneWhateverItsName() throws IOException {
    cover("tiff", "cover.png", 80);
    assertThat(lacks(result("bioimage-io"))).containsExactly("profile-cover-format @ covers[0]");
  }

  @Test
  void theShapeOfACoverCountsAndIsSaidOnce() throws IOException {
    cover("png", "cover.png", 300);
    JsonNode result = result("bioimage-io");
    assertThat(lacks(result)).isEmpty();
    assertThat(message(result, "cover-aspect")).contains("40 x 300");
    assertThat(result.at("/profiles/0/best_change/code").asString()).isEqualTo("cover-aspect");
    assertThat(result.at("/profiles/0/score").asInt()).isEqualTo(96);
  }

  @Test
  void largeFilesNeedAPatternOfGitLfs() throws IOException {
    Files.write(folder.resolve("input.NPY"), new byte[] {1});
    Files.write(folder.resolve("state.pt"), new byte[] {1});
    JsonNode result = result("ri-scale");
    assertThat(lacks(result)).containsExactly("profile-lfs-patterns @ ");
    assertThat(message(result, "profile-lfs-patterns"))
        .isEqualTo("No pattern of Git LFS holds for *.NPY.");
  }

  @Test
  void whatTakesFilesIsNotCountedWithoutThem() {
    HubRun run = validate("--no-io", "--profile", "ri-scale");
    assertThat(run.out())
        .contains("profile ri-scale: 100 of 100 points")
        .contains(
            "not judged without the files: cover-aspect, profile-readme-sections,"
                + " profile-lfs-patterns");
  }

  @Test
  void theReportEndsWithScoreAndBestChange() throws IOException {
    describe("license: MIT", "license: CC-BY-NC-4.0");
    describe("id: brave-cell", "id: Brave");
    assertThat(validate("--profile", "bioimage-io").out())
        .contains(
            """
              profile bioimage-io: 91 of 100 points
                most to gain: profile-license, which makes it 100
            """);
  }

  @Test
  void twoProfilesSayTheSameOnce() throws IOException {
    describe("license: MIT", "");
    assertThat(lacks(json("--profile", "ri-scale", "--profile", "bioimage-io")))
        .containsExactly("profile-license @ license");
  }

  @Test
  void theProjectsFileNamesTheProfile() throws IOException {
    describe("license: MIT", "");
    assertThat(lacks(json())).isEmpty();
    Files.writeString(folder.resolve(".hub.yaml"), "profile: [bioimage-io]\n");
    JsonNode result = json();
    assertThat(lacks(result)).containsExactly("profile-license @ license");
    assertThat(result.at("/profiles/0/id").asString()).isEqualTo("bioimage-io");
    assertThat(json("--profile", "ri-scale").at("/profiles/0/id").asString()).isEqualTo("ri-scale");
    assertThat(json("--no-io").path("profiles").isMissingNode()).isTrue();
  }

  @Test
  void aBrokenProjectsFileIsAWarning() throws IOException {
    Files.writeString(
        folder.resolve(".hub.yaml"), "profile: ri-scal\nseverities: {profile-name: off}\n");
    assertThat(messages(json(), "settings-broken"))
        .containsExactly(
            ".hub.yaml: there is no profile 'ri-scal'; did you mean 'ri-scale'?",
            ".hub.yaml: hub knows no 'severities' there; did you mean 'severity'?");
    Files.writeString(folder.resolve(".hub.yaml"), "");
    assertThat(messages(json(), "settings-broken")).hasSize(1);
    Files.writeString(folder.resolve(".hub.yaml"), "profile: x\n".repeat(10_000));
    assertThat(messages(json(), "settings-broken")).hasSize(1);
  }

  @Test
  void profilesAreOfModels() throws IOException {
    Files.writeString(
        folder.resolve("rdf.yaml"),
        "type: dataset\nformat_version: 0.3.4\nname: Images\ndescription: Some images.\n");
    JsonNode result = result("ri-scale");
    assertThat(lacks(result)).containsExactly("profile-not-judged @ ");
    assertThat(result.path("profiles").isMissingNode()).isTrue();
  }

  @Test
  void anUnknownProfileIsWrongUsage() {
    HubRun run = validate("--profile", "ri-scall");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("did you mean 'ri-scale'?");
  }

  /// Every code of a profile is produced by a change above or by a test of its own.
  @Test
  void everyRequirementIsLackedSomewhere() {
    Set<String> produced =
        changes().stream()
            .flatMap(change -> change.lacks().stream())
            .map(lack -> lack.substring(0, lack.indexOf(' ')))
            .collect(Collectors.toCollection(TreeSet::new));
    produced.addAll(
        List.of("profile-readme-missing", "profile-readme-sections", "profile-lfs-patterns"));
    assertThat(produced)
        .isEqualTo(
            Profile.codes().stream()
                .map(Code::slug)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String readme() {
    StringBuilder text = new StringBuilder("# Nuclei\n\n");
    ReadmeSections.SECTIONS.forEach(name -> text.append("# " + name + "\nSome text.\n"));
    return text.toString();
  }

  private void describe(String from, String to) throws IOException {
    Path rdf = folder.resolve("rdf.yaml");
    String text = Files.readString(rdf);
    assertThat(text).contains(from);
    Files.writeString(rdf, text.replace(from, to));
  }

  /// A picture 40 pixels wide or, where it is to be wide, 160.
  private void cover(String format, String name, int height) throws IOException {
    int width = height == 80 ? 160 : 40;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(picture, format, folder.resolve(name).toFile())).isTrue();
  }

  private JsonNode result(String profile) {
    return json("--profile", profile);
  }

  private JsonNode json(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--report=json");
    return JsonMapper.shared()
        .readTree(validate(all.toArray(String[]::new)).out())
        .at("/results/0");
  }

  private HubRun validate(String... options) {
    return HubRun.of(
        Stream.concat(
                Stream.of("validate"), Stream.concat(Stream.of(options), Stream.of("" + folder)))
            .toArray(String[]::new));
  }

  private static List<String> lacks(JsonNode result) {
    List<String> lacks = new ArrayList<>();
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("code").asString().startsWith("profile-")) {
        lacks.add(finding.path("code").asString() + " @ " + place(finding.path("path")));
      }
    }
    return lacks;
  }

  private static String place(JsonNode path) {
    StringBuilder place = new StringBuilder();
    for (JsonNode part : path) {
      place.append(part.isNumber() ? "[" + part.asInt() + "]" : part.asString());
    }
    return place.toString();
  }

  private static @Nullable String message(JsonNode result, String code) {
    List<String> messages = messages(result, code);
    return messages.isEmpty() ? null : messages.getFirst();
  }

  private static List<String> messages(JsonNode result, String code) {
    List<String> messages = new ArrayList<>();
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("code").asString().equals(code)) {
        messages.add(finding.path("message").asString());
      }
    }
    return messages;
  }
}
