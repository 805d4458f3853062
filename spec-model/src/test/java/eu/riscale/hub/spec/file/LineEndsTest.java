package eu.riscale.hub.spec.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Checksums of texts whose lines would end in another way.
final class LineEndsTest {
  @Test
  void turnsEachLineEndAndNothingElse() throws IOException {
    String mixed = "\n\r\n\r\r\na\rb\n" + "x".repeat(1 << 16) + "\r";
    String linux = "\n\n\r\na\rb\n" + "x".repeat(1 << 16) + "\r";

    assertThat(LineEnds.LF.sha256(in(mixed))).isEqualTo(Checksums.sha256(in(linux)));
    assertThat(LineEnds.CRLF.sha256(in(mixed)))
        .isEqualTo(Checksums.sha256(in(linux.replace("\n", "\r\n"))));
  }

  @Test
  void knowsALineEndBetweenTwoReads() throws IOException {
    String windows = "x".repeat((1 << 16) - 1) + "\r\ny";

    assertThat(LineEnds.LF.sha256(in(windows)))
        .isEqualTo(Checksums.sha256(in(windows.replace("\r\n", "\n"))));
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
