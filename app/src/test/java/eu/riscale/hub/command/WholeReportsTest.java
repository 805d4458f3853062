package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Hub;
import eu.riscale.hub.HubProcess;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A report arrives whole, or hub says which did not and why, by its exit status as well.
class WholeReportsTest {
  private static final String MODEL = Models.of("pass-conv2d-v05").toString();

  @TempDir Path dir;

  @ParameterizedTest
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others have no /dev/full")
  @ValueSource(
      strings = {
        "validate --no-io MODEL",
        "validate --no-io MODEL gone",
        "validate --report json MODEL",
        "validate --report jsonl MODEL",
        "validate --report html MODEL",
        "inspect MODEL",
        "inspect --engines",
        "package --dry-run MODEL",
        "explain",
        "explain no-such-code tensor-id-duplicate",
        "--help",
        "validate --help",
        "--version"
      })
  void standardOutputOnAFullDiskIsAFaultOfTheMachine(String line) throws Exception {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      HubRun run = into(full, line.replace("MODEL", MODEL).split(" "));
      assertThat(run.status()).isEqualTo(4);
      assertThat(run.err())
          .contains("hub: standard output cannot be written: No space left on device.\n")
          .doesNotContain("bug");
    }
  }

  /// As `hub … | head -1` does.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeThatNobodyReadsIsAFaultOfTheMachine() throws Exception {
    Path err = dir.resolve("err");
    Process hub =
        HubProcess.shell(
                "{ \"$@\"; echo $? >&2; } | true", err.toFile(), "validate", "--no-io", MODEL)
            .start();
    assertThat(hub.waitFor()).isZero();
    assertThat(err)
        .content()
        .isEqualTo("hub: standard output cannot be written: Broken pipe.\n4\n");
  }

  @Test
  void nothingMoreIsCheckedWhereNobodyWouldLearnOfIt() {
    HubRun run = into(new Closed(), "validate", "--jobs=1", "a", "b", "c");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            """
            hub: 2 of 3 sources were not checked, because nobody would learn of it.
            hub: standard output cannot be written: closed.
            """);
  }

  @Test
  void aLostStandardOutputLeavesTheFiles() {
    Path json = dir.resolve("r.json");
    HubRun run = into(new Closed(), "validate", "--report", "json=" + json, "a", "b", "c");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).isEqualTo("hub: standard output cannot be written: closed.\n");
    assertThat(json).content().contains("\"source\" : \"c\"").endsWith("}\n");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others have no /dev/full")
  void oneReportThatFailsLeavesTheOthers() {
    Path html = dir.resolve("r.html");
    HubRun run =
        HubRun.of("validate", "--report=json=/dev/full", "--report=html=" + html, "--no-io", MODEL);
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo("hub: the report json=/dev/full cannot be written: No space left on device.\n");
    assertThat(html).content().endsWith("</html>\n");
    assertThat(run.out()).contains("valid  ");
  }

  @Test
  void whereNoReportCanBeNothingIsBegun() {
    for (String place : List.of(dir.toString(), dir + "/none/r.json", "a\0b")) {
      HubRun run = HubRun.of("validate", "--report", "json=" + place, MODEL);
      assertThat(run.status()).isEqualTo(4);
      assertThat(run.err()).startsWith("hub: the report json=" + place + " cannot be written: ");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReportThatDoesNotFitLeavesTheOneBefore() throws Exception {
    Path json = Files.writeString(dir.resolve("r.json"), "older");
    Path err = dir.resolve("err");
    String[] args = {"validate", "--quiet", "--report", "json=" + json, "gone-".repeat(20000)};
    Process hub = HubProcess.shell("ulimit -f 8; exec \"$@\"", err.toFile(), args).start();

    assertThat(hub.waitFor()).isEqualTo(4);
    assertThat(err)
        .content()
        .isEqualTo("hub: the report json=" + json + " cannot be written: File too large.\n");
    assertThat(json).hasContent("older");
    assertThat(names()).containsExactly("err", "r.json");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReportTakesThePlaceOfTheOneBefore() throws Exception {
    Path json = Files.writeString(dir.resolve("r.json"), "older");
    Files.setPosixFilePermissions(json, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(dir.resolve("link.html"), Path.of("linked.html"));

    HubRun run =
        HubRun.of("validate", "--no-io", "--report=json=" + json, "--report=html=" + link, MODEL);

    assertThat(run.status()).isZero();
    assertThat(json).content().startsWith("{\n  \"tool\"").endsWith("}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
        .isEqualTo("rw-rw----");
    assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(dir.resolve("linked.html")).content().startsWith("<!doctype html>");
    assertThat(names()).containsExactly("link.html", "linked.html", "r.json");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNamedPipeIsWrittenTo() throws Exception {
    Path pipe = dir.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    HubRun run = HubRun.of("validate", "--no-io", "--quiet", "--report=json=" + pipe, MODEL);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("{\n  \"tool\"")
        .endsWith("}\n");
    assertThat(names()).containsExactly("pipe");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPackageThatDoesNotFitIsAFaultOfTheMachine() throws Exception {
    Path model = PackableModels.covered("pass-conv2d-v05", Files.createDirectory(dir.resolve("m")));
    for (String target : List.of("p.zip", "p/")) {
      Path err = dir.resolve("err");
      Process hub =
          HubProcess.shell(
                  "ulimit -f 1; exec \"$@\"",
                  err.toFile(),
                  "package",
                  model.toString(),
                  "-o",
                  dir + "/" + target)
              .start();
      String out = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(hub.waitFor()).as(out).isEqualTo(4);
      assertThat(out)
          .contains("error[package-target-not-writable] '" + dir + "/" + target)
          .contains("cannot be written: File too large.");
      assertThat(err).content().isEqualTo("hub: nothing was written.\n");
      assertThat(names()).containsExactly("err", "m");
    }
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static HubRun into(OutputStream out, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Hub.run(args, InputStream.nullInputStream(), out, err);
    return new HubRun(status, "", err.toString(StandardCharsets.UTF_8));
  }

  /// A pipe that nobody reads any more.
  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("closed");
    }
  }
}
