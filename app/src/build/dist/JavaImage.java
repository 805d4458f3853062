import java.io.IOException;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/// The part of Java that hub needs.
final class JavaImage {
  /// What hub and the libraries that it comes with ask for; `java.desktop` reads and draws covers.
  private static final String MODULES =
      String.join(
          ",",
          "java.base",
          "java.compiler",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.xml",
          "jdk.management",
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  private JavaImage() {}

  static void link(Path target) throws IOException {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink").orElseThrow(() -> new IOException("this JDK has no jlink"));
    int status =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            target.toString());
    if (status != 0) {
      throw new IOException("jlink ended with exit status " + status);
    }
  }
}
