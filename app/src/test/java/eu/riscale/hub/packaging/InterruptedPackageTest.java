package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An interruption, as by Ctrl-C, leaves nothing of a package and keeps an older one.
class InterruptedPackageTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a/"})
  void nothingIsLeft(String target) throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    try (RandomAccessFile large = new RandomAccessFile(model.resolve("large").toFile(), "rw")) {
      large.setLength(64L << 30); // takes no room on the disk, and long to copy
    }
    Models.edit(
        model,
        "license: MIT",
        "license: MIT\nattachments: [{source: large, sha256: " + "a".repeat(64) + "}]");
    Path output = Files.createDirectory(dir.resolve("output"));
    if (target.endsWith(".zip")) {
      Files.writeString(output.resolve(target), "older");
    }
    List<String> before = names(output);
    Process hub =
        new ProcessBuilder(
                HubProcess.line(
                    "package",
                    "--make-cover",
                    "--overwrite",
                    model.toString(),
                    "-o",
                    output.resolve(target) + (target.endsWith("/") ? "/" : "")))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("said").toFile())
            .start();
    while (hub.isAlive() && names(output).equals(before)) {
      Thread.sleep(5);
    }
    Thread.sleep(100);

    hub.destroy();

    assertThat(hub.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(hub.exitValue()).as(Files.readString(dir.resolve("said"))).isEqualTo(128 + 15);
    assertThat(names(output)).isEqualTo(before);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
