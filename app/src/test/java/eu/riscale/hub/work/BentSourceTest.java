package eu.riscale.hub.work;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was bent in order to read a source is one warning, whose help leads to a source without it.
class BentSourceTest {
  @TempDir Path dir;

  @Test
  void aDescriptionInAFolderBelow() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir.resolve("two words"));

    assertThat(told(dir.resolve("two words")))
        .containsExactly(
            "source-folder-below: The description lies in the folder '"
                + model.getFileName()
                + "' of what was named. | Name that folder: '"
                + model
                + "'");
    assertThat(told(model)).isEmpty();
  }

  @Test
  void aZipWithATopFolder() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Path zip = Models.zip(model, dir.resolve("net.zip"), "net/");

    assertThat(told(zip))
        .containsExactly(
            "source-zip-top-folder: The description lies in the folder 'net' of the zip; hubs and"
                + " their software look at the top of it alone. | Zip the files without their"
                + " folder: hub package -o net-package.zip "
                + zip);
    Path mended = dir.resolve("net-package.zip");
    assertThat(
            HubRun.of("package", "--make-cover", "-o", mended.toString(), zip.toString()).status())
        .isZero();
    assertThat(told(mended)).isEmpty();
  }

  @Test
  void aZipWithBackslashes() throws Exception {
    Path zip = dir.resolve("windows.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("rdf.yaml"));
      out.write(
          "type: dataset\nformat_version: 0.3.0\nname: Images\n".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("a\\b.txt"));
      out.putNextEntry(new ZipEntry("a\\c.txt"));
    }

    assertThat(told(zip))
        .containsExactly(
            "source-zip-backslashes: The zip has names such as 'a\\b.txt' where 'a/b.txt' is meant"
                + " (2 in all); other software finds no folders in it. | Zip the files with other"
                + " software: hub package -o windows-package.zip "
                + zip);
  }

  @Test
  void oneOfSeveralDescriptions() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Files.copy(model.resolve("rdf.yaml"), model.resolve("bioimageio.yaml"));
    Files.copy(model.resolve("rdf.yaml"), model.resolve("old.rdf.yaml"));

    assertThat(told(model))
        .containsExactly(
            "source-several-descriptions: hub read rdf.yaml; bioimageio.yaml, old.rdf.yaml lie"
                + " beside it. | Keep one of them, or name the one that is meant as the source.");
    assertThat(told(model.resolve("bioimageio.yaml"))).isEmpty();
  }

  private static List<String> told(Path source) {
    JsonNode report =
        new JsonMapper().readTree(HubRun.of("validate", "--report=json", source.toString()).out());
    List<String> told = new ArrayList<>();
    for (JsonNode finding : report.path("results").path(0).path("findings")) {
      if (finding.path("code").asString().startsWith("source-")) {
        assertThat(finding.path("severity").asString()).isEqualTo("warning");
        told.add(
            finding.path("code").asString()
                + ": "
                + finding.path("message").asString()
                + " | "
                + finding.path("hint").asString());
      }
    }
    return told;
  }
}
