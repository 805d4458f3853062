package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Collections as sources, by the path that `main` takes.
class CollectionsTest {
  private static final String TOP =
      """
      type: collection
      format_version: 0.2.4
      name: Partner
      description: Resources of a partner.
      authors: [{name: Ada Lovelace}]
      cite: [{text: Lovelace, url: 'https://example.com'}]
      license: MIT
      tags: [nuclei]
      collection:
      """;
  private static final String MODEL = "- {id: net, rdf_source: twin/rdf.yaml}\n";
  private static final String DATASET = "- {id: images, type: dataset, name: Images}\n";
  private static final String ON_THE_WEB =
      "- {id: far, rdf_source: 'https://example.com/rdf.yaml'}\n";

  @TempDir Path dir;

  @BeforeEach
  void aModelLiesBelow() throws Exception {
    Models.copy("pass-conv2d-v05", dir);
  }

  @Test
  void theWeightsOfItsModelsAreLookedInto() throws Exception {
    String source = collection(MODEL + DATASET);
    assertThat(HubRun.of("validate", source).status()).isZero();

    Files.writeString(dir.resolve("twin/weights.onnx"), "damaged");
    HubRun run = HubRun.of("validate", source);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("error[sha256-mismatch] In twin/rdf.yaml, line ")
        .contains("· collection[0].weights.onnx.source");
    assertThat(HubRun.of("validate", "--no-io", source).out())
        .contains("1 of 2 entries was not judged: collection[0]; its description lies in a file");
  }

  @Test
  void eachModelIsTestedAsASourceOfItsOwn() throws Exception {
    String source = collection(DATASET + MODEL + ON_THE_WEB + MODEL.replace("net", "other"));
    HubRun run = HubRun.here("test", "--weights", "onnx", "--report", "json", source);

    JsonNode results = results(run);
    assertThat(results.valueStream().map(result -> result.path("source").asString()))
        .containsExactly(source, source + "#collection[1]", source + "#collection[3]");
    assertThat(results.valueStream().map(result -> result.path("status").asString()))
        .containsExactly("valid", "passed", "passed");
    assertThat(results.get(0).path("findings").get(0).path("message").asString())
        .startsWith("1 of 4 entries was not judged: collection[2];");
    assertThat(results.get(1).path("file").asString()).isEqualTo("twin/rdf.yaml");
    assertThat(run.status()).isZero();
  }

  @Test
  void aModelThatFailsFailsAll() throws Exception {
    String source = collection(MODEL + "- {id: gone, rdf_source: gone/rdf.yaml}\n");
    Models.dropChecksums(dir.resolve("twin"));
    Files.copy(
        dir.resolve("twin/test_image.npy"),
        dir.resolve("twin/test_probability.npy"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    HubRun run = HubRun.here("test", "--weights", "onnx", "--report", "json", source);

    assertThat(run.status()).isEqualTo(1);
    assertThat(results(run).get(0).path("status").asString()).isEqualTo("invalid");
    assertThat(results(run).get(0).path("findings").get(0).path("code").asString())
        .isEqualTo("collection-source-missing");
    assertThat(results(run).get(1).path("status").asString()).isNotEqualTo("passed");
  }

  @Test
  void aModelInPlaceHasTheFieldsOfTheCollection() throws Exception {
    String text = Files.readString(dir.resolve("twin/rdf.yaml"));
    Files.writeString(
        dir.resolve("twin/c.yaml"),
        TOP + "- " + text.strip().replace("\n", "\n  ").replace("license: MIT", "") + "\n");
    HubRun run = HubRun.here("test", "--weights", "onnx", dir.resolve("twin/c.yaml").toString());

    assertThat(run.out()).contains("c.yaml#collection[0]").contains("passed  onnx");
    assertThat(run.status()).isZero();
  }

  @Test
  void defaultsForOtherTypesAreNoneOfAModel() throws Exception {
    String source =
        Files.writeString(
                dir.resolve("collection.yaml"),
                TOP.replace(
                        "collection:\n",
                        "source: https://example.com/data\nfoo: bar\ncollection:\n")
                    + MODEL
                    + "- {id: other, rdf_source: twin/rdf.yaml, foo: bar}\n")
            .toString();

    assertThat(HubRun.of("validate", source + "#collection[0]").status()).isZero();
    assertThat(HubRun.of("validate", source + "#collection[1]").out())
        .contains(
            "error[field-unknown] The field 'foo' is not known here. (collection[1] says this to"
                + " the entry.)");
  }

  @Test
  void whereNoModelIsAtHandNothingHasPassed() throws Exception {
    HubRun run = HubRun.here("test", collection(DATASET + ON_THE_WEB));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("error[not-a-model] This is a collection, and none of its entries is a model");

    run = HubRun.withInput(TOP + DATASET, "test", "-");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("whose models are tested where its file is named");
  }

  @Test
  void eachModelIsShown() throws Exception {
    String source = collection(MODEL + DATASET);
    HubRun run = HubRun.of("inspect", source);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(source + "#collection[0]", "weights onnx · weights.onnx");
  }

  @Test
  void noPackageIsMadeOfIt() throws Exception {
    String source = collection(DATASET + "- {id: gone, rdf_source: gone/rdf.yaml}\n" + MODEL);
    for (List<String> each :
        List.of(
            List.of(source, "such as 'hub package twin/rdf.yaml -o model.zip'"),
            List.of(source + "#collection[2]", "Package 'twin/rdf.yaml', with all its fields"),
            List.of(source + "#collection[0]", "Write the description into an rdf.yaml"))) {
      HubRun run = HubRun.of("package", each.getFirst(), "-o", dir.resolve("a.zip").toString());
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).contains("error[package-of-collection]", each.getLast());
      assertThat(run.err()).contains("nothing was written");
    }
    assertThat(dir.resolve("a.zip")).doesNotExist();
  }

  @Test
  void anEntryCanBeNamed() throws Exception {
    String source = collection(MODEL + ON_THE_WEB);
    assertThat(HubRun.of("validate", source + "#collection[0]").status()).isZero();
    for (String none : List.of("#collection[1]", "#collection[7]", "#model[0]")) {
      HubRun run = HubRun.of("validate", source + none);
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.out())
          .contains("no description is at hand for its entry " + none.substring(1));
    }
    Files.writeString(dir.resolve("a.yaml#collection[0]"), TOP + DATASET);
    assertThat(HubRun.of("validate", dir.resolve("a.yaml#collection[0]").toString()).status())
        .isZero();
  }

  @Test
  void thousandsOfEntriesAreJudged() throws Exception {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      entries.append(DATASET.replace("images", "a" + i));
    }
    assertThat(HubRun.of("validate", collection(entries.toString())).status()).isZero();
  }

  private String collection(String entries) throws Exception {
    return Files.writeString(dir.resolve("collection.yaml"), TOP + entries).toString();
  }

  private static JsonNode results(HubRun run) {
    return JsonMapper.shared().readTree(run.out()).path("results");
  }

  /// What is wrong with a model stands in its own description, where that is a file.
  @Test
  void findingsOfAModelStandInItsOwnFile() throws Exception {
    String source = collection(DATASET + MODEL);
    Models.edit(dir.resolve("twin"), "license: MIT", "license: MITT");
    List<String> lines = Files.readAllLines(dir.resolve("twin/rdf.yaml"));
    int line = lines.indexOf("license: MITT") + 1;
    String file = dir.resolve("twin/rdf.yaml").toString().replace('\\', '/');

    assertThat(HubRun.here("test", "--report=concise", source).out())
        .contains(file + ":" + line + ":10: error license-unknown ");
    assertThat(HubRun.here("test", "--report=github", source).out())
        .contains("/twin/rdf.yaml,line=" + line + ",");
    JsonNode json = results(HubRun.here("test", "--report=json", source));
    assertThat(json.get(1).get("local_file").stringValue()).isEqualTo(file);
    assertThat(json.get(1).has("local_zip")).isFalse();
  }
}
