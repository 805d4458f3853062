package eu.riscale.hub.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.riscale.hub.Corpus;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The schema of descriptions takes all that are right, and names what editors can name of others.
class DescriptionSchemaTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final Map<String, Schema> SCHEMAS = new TreeMap<>();

  private static Schema schema(String version) {
    return SCHEMAS.computeIfAbsent(
        version,
        series -> {
          String text = HubRun.of("schema", "rdf", "--format-version", series).out();
          String id = "urn:hub:rdf:" + series;
          return SchemaRegistry.withDefaultDialect(
                  SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(id, text)))
              .getSchema(SchemaLocation.of(id));
        });
  }

  private static List<String> errors(String version, String description) {
    return schema(version)
        .validate(json(Objects.requireNonNull(YamlReader.read(description).root())))
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /// As a YAML editor reads it.
  private static JsonNode json(YamlNode node) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (node) {
      case YamlScalar scalar ->
          switch (scalar.kind()) {
            case NULL -> json.nullNode();
            case BOOL -> json.booleanNode(scalar.text().equalsIgnoreCase("true"));
            case INT ->
                scalar.text().matches("[-+]?[0-9]+")
                    ? json.numberNode(new BigInteger(scalar.text()))
                    : json.numberNode(0);
            case FLOAT ->
                scalar.text().contains(".inf") || scalar.text().contains(".nan")
                    ? json.numberNode(1e300)
                    : json.numberNode(Double.parseDouble(scalar.text()));
            case STRING, TIMESTAMP -> json.stringNode(scalar.text());
          };
      case YamlSequence list -> {
        ArrayNode array = json.arrayNode();
        list.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlMapping mapping -> {
        ObjectNode object = json.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
        yield object;
      }
    };
  }

  private static String series(Validation validation) {
    String version = validation.formatVersion().orElse("");
    boolean isModel = validation.type().orElse("").equals("model");
    if (version.startsWith(isModel ? "0.5." : "0.3.")) {
      return "0.5";
    }
    return version.startsWith(isModel ? "0.4." : "0.2.") ? "0.4" : "";
  }

  @Test
  void takesEveryRightDescriptionThatPeoplePublished() throws Exception {
    Map<String, List<String>> refused = new TreeMap<>();
    int taken = 0;
    try (Stream<Path> files = Files.list(Corpus.folder("rdfs").resolve("files"))) {
      for (Path file : files.sorted().toList()) {
        Validation validation = SpecValidator.alone(YamlReader.read(Files.readAllBytes(file)));
        String series = series(validation);
        if (validation.isValid() && !series.isEmpty()) {
          List<String> errors = errors(series, validation.document().text());
          if (errors.isEmpty()) {
            taken++;
          } else {
            refused.put(String.valueOf(file.getFileName()), errors);
          }
        }
      }
    }
    assertThat(refused).isEmpty();
    assertThat(taken).isGreaterThan(600);
  }

  @Test
  void takesTheModelsOfTheTests() throws Exception {
    List<String> refused = new ArrayList<>();
    for (String name : Models.named("")) {
      Path rdf = Models.of(name).resolve("rdf.yaml");
      if (Files.exists(rdf)) {
        String text = Files.readString(rdf);
        errors(name.endsWith("v04") ? "0.4" : "0.5", text)
            .forEach(error -> refused.add(name + " " + error));
      }
    }
    assertThat(refused).isEmpty();
  }

  /// What is changed in a right model 0.5, and where the schema sees it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "license: MIT                | licence: MIT               | licence",
        "name: Test                  | nam: Test                  | name",
        "type: batch                 | type: bach                 | /inputs/0/axes/0",
        "source: weights.onnx        | sourc: weights.onnx        | /weights/onnx",
        "description:                | description: [5] #         | /description",
        "dtype: float32              | dtype: float3              | /kwargs/dtype",
        "format_version: 0.5         | format_version: 0.6        | /format_version",
      })
  void namesWhatIsWrong(String from, String to, String where) throws Exception {
    String right = Files.readString(Models.of("pass-conv2d-v05").resolve("rdf.yaml"));
    assertThat(errors("0.5", right)).isEmpty();
    String wrong = right.replaceFirst(Pattern.quote(from), to);
    assertThat(wrong).isNotEqualTo(right);

    assertThat(errors("0.5", wrong)).anySatisfy(error -> assertThat(error).contains(where));
  }

  /// It takes what hub takes, but for numbers in quotes; and of the wrong descriptions that lack a
  /// field it names most.
  @Test
  void namesMostThatLackAField() throws Exception {
    int wrong = 0;
    int named = 0;
    List<String> right = new ArrayList<>();
    for (String line : Files.readAllLines(Corpus.folder("mutants").resolve("mutants.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      String text = row.path("rdf").asString();
      Validation validation = SpecValidator.alone(YamlReader.read(text));
      String series = series(validation);
      if (!series.isEmpty() && validation.isValid()) {
        List<String> errors = errors(series, text);
        if (!errors.isEmpty() && errors.stream().noneMatch(each -> each.contains("string found"))) {
          right.add(row.path("id").asString() + " " + errors);
        }
      } else if (!series.isEmpty() && row.path("kind").asString().equals("delete")) {
        wrong++;
        named += errors(series, text).isEmpty() ? 0 : 1;
      }
    }
    assertThat(right).isEmpty();
    assertThat(named).isGreaterThan(wrong / 2); // Others are needed in one of several forms.
  }

  @Test
  void otherSchemasAreRefused() {
    assertThat(HubRun.of("schema", "rdf", "--format-version=0.3").status()).isEqualTo(2);
    assertThat(HubRun.of("schema", "report", "--format-version=0.5").status()).isEqualTo(2);
    assertThat(HubRun.of("schema", "other").status()).isEqualTo(2);
  }
}
