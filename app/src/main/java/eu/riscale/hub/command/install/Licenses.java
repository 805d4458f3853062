package eu.riscale.hub.command.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What `hub --licenses` prints: the libraries that hub comes with, each with its licence.
public final class Licenses {
  private static final String LIST = "licenses.txt";

  private Licenses() {}

  public static String text() {
    return """
    hub itself is free software by the MIT licence. It comes with these libraries; a package has their texts in its
    folder 'licenses', those of Java (GPL-2.0-only WITH Classpath-exception-2.0) in 'runtime/legal', and a list for
    machines, a CycloneDX file, in 'sbom.cdx.json'.

    """
        + list();
  }

  /// One library a line: name, licence by its SPDX id, where it is from.
  static String list() {
    try (InputStream in = Objects.requireNonNull(Licenses.class.getResourceAsStream(LIST))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
