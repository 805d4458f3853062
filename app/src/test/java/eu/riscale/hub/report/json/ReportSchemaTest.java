package eu.riscale.hub.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Sample;
import eu.riscale.hub.report.diff.DiffFormat;
import eu.riscale.hub.report.diff.ReportDiff;
import eu.riscale.hub.report.read.ReportReader;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What hub writes as JSON is as its schema says, and the schema says nothing that hub never
/// writes.
class ReportSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ID = "urn:hub:report:1";

  @TempDir Path dir;

  private final String text = HubRun.of("schema", "report").out();
  private final JsonNode schema = JSON.readTree(text);
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, text)));
  private final ProducedFields produced = new ProducedFields(schema);

  @Test
  void everyReportIsAsTheSchemaSaysAndEveryFieldIsInOne() throws Exception {
    for (String line :
        List.of(
            "validate gone MODEL --for ilastik --for biapy --profile ri-scale",
            "validate --fail-fast BROKEN gone --for careamics",
            "inspect MODELS",
            "inspect --tensor ARRAY",
            "package --dry-run MODEL",
            "test MODEL BROKEN gone")) {
      check(ID, run(line + " --report=json"));
    }
    for (Results results :
        List.of(Sample.results("test", Sample.failed(), Sample.onGpu(), Sample.seen()), every())) {
      check(ID, written(new JsonReport(), results));
      written(new JsonLinesReport(), results)
          .lines()
          .forEach(line -> check(ID + "#/$defs/line", line));
    }
    run("validate MODEL BROKEN --report=jsonl --profile=ri-scale")
        .lines()
        .forEach(line -> check(ID + "#/$defs/line", line));
    check(ID + "#/$defs/diff", diff());
    assertThat(produced.missing()).isEmpty();
  }

  /// Each field of the schema that runs seldom give, and none that is lost where a report is read.
  private static Results every() throws Exception {
    Path file = Path.of("src/test/resources/eu/riscale/hub/report/json/every-field.json");
    Results every = ReportReader.read(file.toString());
    assertThat(written(new JsonReport(), every)).isEqualTo(Files.readString(file));
    return every;
  }

  /// With a source for each way that one can go.
  private String diff() throws Exception {
    ResourceResult valid = Sample.valid("models/nuclei");
    Code code = Code.info("tensor-id-duplicate", "Two tensors share one id.");
    Finding info = Finding.of(code, RdfPath.ROOT, "Two tensors share the id 'raw'.");
    ResourceResult told =
        new ResourceResult(Sample.valid("told").described(), List.of(info), valid.outcome());
    String older =
        file("old.json", valid, Sample.unreadable(), Sample.valid("told"), Sample.valid("gone"));
    String newer =
        file("new.json", Sample.failed(), Sample.valid("gone.yaml"), told, Sample.valid("new"));
    ReportDiff same =
        ReportDiff.of(Sample.results("test", valid), Sample.results("test", valid), Severity.INFO);
    produced.add(schema.at("/$defs/diff"), JSON.readTree(DiffFormat.JSON.of(same)));
    HubRun run = HubRun.of("report", "diff", "--format=json", older, newer);
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    return run.out();
  }

  private String file(String name, ResourceResult... results) throws IOException {
    String json = written(new JsonReport(), Sample.results("test", results));
    return Files.writeString(dir.resolve(name), json).toString();
  }

  private static String written(Report report, Results results) throws IOException {
    StringWriter out = new StringWriter();
    report.write(results, out);
    return out.toString();
  }

  private String run(String line) throws IOException {
    List<String> args = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      switch (word) {
        case "MODEL" -> args.add(Models.of("pass-conv2d-v05").toString());
        case "MODELS" -> Models.named("").forEach(name -> args.add(Models.of(name).toString()));
        case "ARRAY" -> args.add(Models.of("pass-conv2d-v05").resolve("test_input.npy").toString());
        case "BROKEN" -> args.add(broken().toString());
        default -> args.add(word);
      }
    }
    return HubRun.of(args.toArray(String[]::new)).out();
  }

  private Path broken() throws IOException {
    Path twin = dir.resolve("twin");
    if (!Files.exists(twin)) {
      Models.copy("pass-conv2d-v05", dir);
      Models.edit(twin, "license: MIT", "license: BSD-3\ntgas: []");
    }
    return twin;
  }

  private void check(String id, String json) {
    Schema part = registry.getSchema(SchemaLocation.of(id));
    JsonNode value = JSON.readTree(json);
    assertThat(part.validate(value)).as(id).isEmpty();
    produced.add(schema.at(id.contains("#") ? id.substring(id.indexOf('#') + 1) : ""), value);
  }
}
