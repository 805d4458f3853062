package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was reported is joined, compared and converted, and a file that is no report is told so.
class ReportCommandTest {
  private static final String MODEL = Models.of("pass-conv2d-v05").toString();

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate --fail-on warning --for ilastik --profile ri-scale gone TWIN ZIP",
        "inspect TWIN",
        "package --dry-run TWIN",
        "test TWIN"
      })
  void aConvertedReportIsThatOfTheRunItself(String line) throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: MIT", "tgas: [" + "x".repeat(200) + "]\nlicense: \"\\e[31mBSD \"");
    String zip = Models.zip(twin, dir.resolve("m.zip"), "").toString();
    List<String> args = new ArrayList<>();
    for (String word : line.replace("TWIN", twin.toString()).replace("ZIP", zip).split(" ", -1)) {
      args.add(word);
    }
    for (ReportFormat format : ReportFormat.values()) {
      if (format != ReportFormat.HTML) {
        args.add("--report=" + format.word() + "=" + dir.resolve(format.word()));
      }
    }
    HubRun.of(args.toArray(String[]::new));
    Files.createDirectories(dir.resolve("compat"));
    for (ReportFormat format : ReportFormat.values()) {
      if (format == ReportFormat.HTML) {
        continue; // It has pictures, which are made only where a page is asked for.
      }
      Path other = dir.resolve(format.word() + ".converted");
      HubRun run = convert(format.word() + "=" + other);
      assertThat(run).isEqualTo(new HubRun(0, "", ""));
      Files.createDirectories(format.isFolder() ? other : dir);
      assertThat(read(other)).as(format.word()).isEqualTo(read(dir.resolve(format.word())));
    }
    assertThat(convert("html").out()).endsWith("</html>\n");
  }

  private HubRun convert(String format) {
    return HubRun.of("report", "convert", format, dir.resolve("json").toString());
  }

  private static List<String> read(Path path) throws IOException {
    List<String> texts = new ArrayList<>();
    try (var files = Files.walk(path)) {
      for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
        texts.add(path.relativize(file) + "\n" + Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void reportsOfPartsMakeThatOfTheWhole() throws Exception {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: MIT", "license: BSD-3");
    report("a", MODEL, twin.toString());
    report("b", "gone");
    report("all", MODEL, twin.toString(), "gone");
    HubRun merged = HubRun.of("report", "merge", "--report=json", file("a"), file("b"));
    assertThat(merged.out()).isEqualTo(Files.readString(dir.resolve("all")));
    assertThat(merged.err()).isEmpty();
    assertThat(merged.status()).isEqualTo(ExitStatus.UNREADABLE);
  }

  @Test
  void ofTwoReportsOnOneSourceTheLaterIsBelieved() {
    report("a", MODEL, "gone");
    report("b", MODEL);
    HubRun run = HubRun.of("report", "merge", "--report=concise", file("b"), file("a"));
    assertThat(run.err())
        .isEqualTo(
            "hub: %s is in %s and again in %s, which is believed.\n"
                .formatted(MODEL, file("b"), file("a")));
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
  }

  @Test
  void reportsOfUnlikeRunsAreNotMerged() {
    report("a", MODEL);
    HubRun.of("inspect", "--quiet", "--report=json=" + dir.resolve("b"), MODEL);
    HubRun run = HubRun.of("report", "merge", file("a"), file("b"));
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .startsWith(
            "hub: %s is of hub validate and %s of hub inspect: only reports of one kind of run"
                .formatted(file("a"), file("b")));
  }

  @Test
  void whatIsWorseIsTold() throws IOException {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    report("old", twin.toString(), MODEL, "gone");
    Models.edit(twin, "license: MIT", "license: BSD-3");
    report("new", twin.toString(), MODEL, "| `x`");
    HubRun worse = HubRun.of("report", "diff", file("old"), file("new"));
    assertThat(worse)
        .isEqualTo(
            new HubRun(
                1,
                """
                worse    %s: invalid
                       - verdict: valid → invalid
                       - error[license-unknown]: 0 → 1
                worse    | `x`: unreadable
                       - verdict: new → unreadable
                gone     gone: was unreadable

                4 sources: 2 worse, 1 gone, 1 same
                """
                    .formatted(twin)
                    .replace("unreadable\n\n", "unreadable\n"),
                ""));
    HubRun better = HubRun.of("report", "diff", "--format=markdown", file("new"), file("old"));
    assertThat(better.out()).contains("| gone | <code>\\| \\`x\\`</code> | unreadable |  |  |");
    assertThat(HubRun.of("report", "diff", file("old"), file("old")).status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is empty",
        "'[' | it is no JSON that hub writes",
        "'[1]' | it is no report of hub",
        "'{} {}' | it holds more than one JSON value",
        "'{\"a\":1,\"a\":2}' | it is no JSON that hub writes: Duplicate",
        "'{\"version\":\"2.1.0\",\"runs\":[]}' | it is no JSON report of hub",
        "'{\"tool\":{\"name\":\"hub\",\"version\":\"0.1.0\"},\"results\":[]}' | older than this"
            + " one",
        "'{\"tool\":{\"name\":\"hub\",\"version\":\"7.5\"},\"schema\":\"urn:hub:report:9\","
            + "\"results\":[]}' | hub 7.5, which wrote it, is newer than this one",
      })
  void whatIsNoReportIsToldInWords(String text, String why) throws IOException {
    Files.writeString(dir.resolve("r.json"), text);
    HubRun run = HubRun.of("report", "convert", "text", file("r.json"));
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("hub: the report " + file("r.json") + " cannot be read: ")
        .contains(why)
        .endsWith(".\n");
  }

  /// Each change is one that a stranger could make: none is a bug, and none gets by.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"status\" : \"invalid\" | \"status\" : \"valid\" | is not what follows from its findings",
        "\"severity\" : \"error\" | \"severity\" : \"fatal\" | is not one of",
        "\"line\" : | \"line\" : -5,\"x\" : | is not a whole number of at least 0",
        "\"column\" : | \"column\" : 1e400,\"x\" : | is not a whole number of at least 0",
        "\"code\" : \"license-unknown\" | \"code\" : \"no-such\" | is not among its rules",
        "\"excerpt\" : \" | \"excerpt\" :"
            + " \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
            + " | is not as short",
        "\"command\" : \"validate\" | \"command\" : \"\\u001b[2J\" | is not a plain line",
        "\"results\" : [ { | \"results\" : [ 7, { | is not an object",
        "\"message\" : | \"message\" : [], \"x\" : | is not a text",
        "\"path\" : [ \"license\" | \"path\" : [ {} | is not a whole number",
      })
  void whatCannotBeIsRefused(String from, String to, String why) throws IOException {
    Path twin = Models.copy("pass-conv2d-v05", dir);
    Models.edit(twin, "license: MIT", "license: BSD-3");
    report("r", twin.toString());
    String json = Files.readString(dir.resolve("r"));
    assertThat(json).contains(from);
    Files.writeString(
        dir.resolve("r"),
        json.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    HubRun run = HubRun.of("report", "convert", "text", file("r"));
    assertThat(run.err()).contains(why);
    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
  }

  private void report(String name, String... sources) {
    List<String> args = new ArrayList<>(List.of("validate", "--no-io", "--quiet"));
    args.add("--report=json=" + dir.resolve(name));
    args.addAll(List.of(sources));
    HubRun.of(args.toArray(String[]::new));
  }

  private String file(String name) {
    return dir.resolve(name).toString();
  }
}
