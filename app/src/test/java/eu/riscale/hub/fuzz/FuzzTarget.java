package eu.riscale.hub.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What Jazzer calls; the property `hub.fuzz` names the target.
public final class FuzzTarget {
  private static final Target TARGET =
      Target.valueOf(
          System.getProperty("hub.fuzz", "description").toUpperCase(Locale.ROOT).replace('-', '_'));
  private static final Path FOLDER = folder();

  private FuzzTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    TARGET.read(bytes, FOLDER);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("hub-fuzz");
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
