package eu.riscale.hub.spec.file.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Zips that hub reads in one way and other software could in another.
@SuppressWarnings("ByteBufferBackingArray") // Each is wrapped around its array here.
class ZipDoubtTest {
  private static final String SEVERAL_ENDS =
      "as a zip, it has bytes behind its end, or several ends";
  private static final String SEVERAL_WAYS = "as a zip, it can be read in several ways";

  @TempDir private Path dir;

  @Test
  void letsPlainZipsPass() throws IOException {
    assertThat(obstacle(zip("", new byte[0]))).isEmpty();
    assertThat(obstacle(zip("a comment", new byte[0]))).isEmpty();
  }

  /// Java takes the end whose comment reaches to the end of the file, torch the last one.
  @Test
  void aZipInTheCommentOfAnotherIsRefused() throws IOException {
    byte[] inner = zip("", new byte[0]);
    inner[inner.length - 2] = 5;
    ByteBuffer outer = little(zip("x".repeat(inner.length), new byte[0]));
    outer.put(outer.limit() - inner.length, inner);
    assertThat(obstacle(outer.array()))
        .isEqualTo("cannot be opened: it has two tables of contents");
  }

  @Test
  void bytesAroundAZipAreRefused() throws IOException {
    byte[] zip = zip("", new byte[0]);
    assertThat(obstacle(Arrays.copyOf(zip, zip.length + 10))).isEqualTo(SEVERAL_ENDS);
    byte[] behind = new byte[zip.length + 10];
    System.arraycopy(zip, 0, behind, 10, zip.length);
    assertThat(obstacle(behind)).isEqualTo(SEVERAL_WAYS);
  }

  @Test
  void theLargeEndAgreesWithTheSmallOne() throws IOException {
    assertThat(obstacle(withLargeEnd(0))).isEmpty();
    assertThat(obstacle(withLargeEnd(1)))
        .isEqualTo("cannot be opened: its table of contents is damaged");
  }

  @Test
  void theTableHasAsManyEntriesAsItSays() throws IOException {
    ByteBuffer zip = little(zip("", new byte[0]));
    zip.putShort(zip.limit() - 12, (short) 2);
    assertThat(obstacle(zip.array())).isEqualTo(SEVERAL_WAYS);
  }

  @Test
  void anEntryHasItsLargeNumbersOnce() throws IOException {
    ByteBuffer zip = little(zip("", new byte[] {9, 9, 0, 0, 9, 8, 0, 0}));
    assertThat(obstacle(zip.array())).isEmpty();
    for (int at = 0; at + 8 <= zip.limit(); at++) {
      if (zip.getLong(at) == 0x0809_0000_0909L) {
        zip.putShort(at, (short) 1).putShort(at + 4, (short) 1);
      }
    }
    assertThat(obstacle(zip.array())).isEqualTo(SEVERAL_WAYS);
  }

  /// With the record of a zip64 before its end.
  ///
  /// @param off how far its table is from where the end says
  private byte[] withLargeEnd(int off) throws IOException {
    ByteBuffer small = little(zip("", new byte[0]));
    int end = small.limit() - 22;
    ByteBuffer large = little(new byte[small.limit() + 76]);
    large.put(0, small.array(), 0, end).put(end + 76, small.array(), end, 22);
    large.putInt(end, 0x06064b50).putLong(end + 4, 44);
    large.putLong(end + 24, 1).putLong(end + 32, 1);
    large.putLong(end + 40, small.getInt(end + 12)).putLong(end + 48, small.getInt(end + 16) + off);
    large.putInt(end + 56, 0x07064b50).putLong(end + 64, end).putInt(end + 72, 1);
    return large.array();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String obstacle(byte[] zip) throws IOException {
    try (SoundZip open = SoundZip.open(Files.write(dir.resolve("a.zip"), zip))) {
      return open.doubt().orElse("");
    } catch (ZipException e) {
      return "cannot be opened: " + e.getMessage();
    }
  }

  private static byte[] zip(String comment, byte[] extra) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("a/data.pkl");
      if (extra.length > 0) {
        entry.setExtra(extra);
      }
      zip.putNextEntry(entry);
      zip.setComment(comment);
    }
    return bytes.toByteArray();
  }
}
