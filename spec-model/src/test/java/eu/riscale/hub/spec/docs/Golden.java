package eu.riscale.hub.spec.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that the tests make and compare; `-Dgolden.update` writes it again.
public final class Golden {
  private Golden() {}

  public static void check(Path file, String text) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file))
        .as("%s, made again by mvn test -Dgolden.update", file)
        .isEqualTo(text);
  }
}
