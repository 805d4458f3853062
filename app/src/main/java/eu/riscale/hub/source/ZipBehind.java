package eu.riscale.hub.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A zip that does not begin where its file does. Software that reads it from its end on opens it,
/// other software does not.
final class ZipBehind {
  private static final byte[] END = {'P', 'K', 5, 6};

  /// The record at the end of a zip, with the longest comment that may follow it.
  private static final int LONGEST_END = 22 + 0xFFFF;

  private ZipBehind() {}

  /// Whether a file that does not begin as a zip ends as one.
  static boolean isOne(Path file) throws SourceException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(channel.size(), LONGEST_END));
      channel.position(channel.size() - end.capacity());
      while (end.hasRemaining() && channel.read(end) >= 0) {}
      return holdsEnd(end.array());
    } catch (IOException e) {
      throw new SourceException("it cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  private static boolean holdsEnd(byte[] bytes) {
    for (int at = bytes.length - 22; at >= 0; at--) {
      if (Arrays.equals(bytes, at, at + END.length, END, 0, END.length)) {
        return true;
      }
    }
    return false;
  }
}
