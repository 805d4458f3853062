package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Python files import of each other is found in the package as well.
class PythonFoldersTest {
  @TempDir Path dir;

  @Test
  void codeKeepsItsFoldersWhereThereIsMoreThanOneFile() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Files.createDirectories(model.resolve("code/pkg"));
    Files.writeString(model.resolve("code/unet.py"), "from pkg.sub import x\n");
    Files.writeString(model.resolve("code/pkg/sub.py"), "x = 1\n");
    Files.writeString(model.resolve("code/pkg/notes.txt"), "x\n");
    Path rdf =
        Files.exists(model.resolve("rdf.yaml"))
            ? model.resolve("rdf.yaml")
            : model.resolve("bioimageio.yaml");
    Files.writeString(
        rdf,
        Files.readString(rdf)
            + "\n"
            + "attachments: [{source: code/unet.py}, {source: code/pkg/sub.py}, {source:"
            + " code/pkg/notes.txt}]\n");

    HubRun run = HubRun.of("package", "--make-cover", model.toString(), "-o", dir + "/folder/");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(files(dir.resolve("folder")))
        .contains("code/unet.py", "code/pkg/sub.py", "notes.txt");
    HubRun again = HubRun.of("package", dir + "/folder", "-o", dir + "/again.zip");
    assertThat(again.status()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).doesNotContain(" → ");
  }

  @Test
  void noFileGetsTheNameOfAFolderOfCode() {
    PackageNames names = new PackageNames();
    assertThat(names.takePath("pkg/sub.py")).isEqualTo("pkg/sub.py");
    assertThat(names.takePath("pkg/other.py")).isEqualTo("pkg/other.py");
    assertThat(names.take("pkg")).isEqualTo("pkg_2");
    assertThat(names.takePath("aux/a.py")).isEqualTo("aux_/a.py");
  }

  private static List<String> files(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
