package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page that a test makes from the code and compares with the file; `-Dgolden.update` writes it
/// again.
public final class Golden {
  private Golden() {}

  public static void check(Path file, String text) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file))
        .as("%s, made again by mvn test -Dgolden.update", file)
        .isEqualTo(text);
  }
}
