package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.HubRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// As many sources as a hub has: what was told is not kept.
class ManySourcesTest {
  private static final String GOOD =
      "type: dataset\nformat_version: 0.3.0\nname: Cells\ndescription: Some cells.\nlicense: MIT\n"
          + "authors: [{name: A}]\ncite: [{text: A, doi: 10.1007/978-3-319-24574-4_28}]\n";

  private static final int COUNT = 200;

  @TempDir Path dir;
  private Path list;

  /// Their texts are 100 MB together, since Java keeps a letter beyond Latin in two bytes.
  @BeforeEach
  void write() throws IOException {
    String comment = ("# " + "ä→".repeat(100) + "\n").repeat(1_250);
    List<Path> two =
        List.of(
            Files.writeString(dir.resolve("good.yaml"), GOOD + comment),
            Files.writeString(
                dir.resolve("bad.yaml"), GOOD.replace("name: Cells\n", "") + comment));
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      sources.add(two.get(i % 2).toString());
    }
    list = Files.write(dir.resolve("list.txt"), sources);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "jsonl"})
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theyNeedNoMoreMemoryThanFew(String report) throws Exception {
    List<String> line =
        new ArrayList<>(
            HubProcess.line("validate", "--jobs=2", "--no-io", "--report=" + report, "@" + list));
    line.add(1, "-Xmx64m");
    Process hub = new ProcessBuilder(line).redirectErrorStream(true).start();
    String told = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(hub.waitFor()).as(told).isEqualTo(1);
    assertThat(Collections.frequency(told.lines().map(ManySourcesTest::sort).toList(), "missing"))
        .isEqualTo(report.equals("text") ? COUNT : COUNT / 2);
    if (report.equals("text")) {
      assertThat(told).endsWith("\n200 sources: 100 valid, 100 invalid\n");
    }
  }

  private static String sort(String line) {
    return line.contains("field-missing") ? "missing" : "";
  }

  /// The last block of the text says the same of what was shortened.
  @Test
  void whatIsSaidAtTheEndIsTheSameWhereAReportKeepsAll() throws IOException {
    Files.write(list, Files.readAllLines(list).subList(0, 5));
    String alone = HubRun.of("validate", "--no-io", "@" + list).out();
    Path json = dir.resolve("all.json");
    String beside =
        HubRun.of("validate", "--no-io", "--report=json=" + json, "--report=text", "@" + list)
            .out();

    assertThat(alone).isEqualTo(beside).contains("Failed:");
  }
}
