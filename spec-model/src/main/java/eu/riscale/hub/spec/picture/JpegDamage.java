package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Whether a JPEG picture is whole: its segments, the tables that its scans need, and as many
/// compressed blocks as its frame has. Arithmetic and lossless coding are followed by their
/// segments alone.
final class JpegDamage {
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int CODES = 0xC4;
  private static final int STEPS = 0xDB;
  private static final int RESTARTS = 0xDD;
  private static final int HEIGHT = 0xDC;

  private final ByteBuffer in;
  private final JpegTables tables = new JpegTables();
  private Optional<JpegFrame> frame = Optional.empty();
  private int at = 2;

  private JpegDamage(ByteBuffer in) {
    this.in = in;
  }

  static void check(byte[] bytes) throws Damage {
    new JpegDamage(ByteBuffer.wrap(bytes)).segments();
  }

  private void segments() throws Damage {
    for (int marker = marker(); marker != END; marker = marker()) {
      if (standsAlone(marker)) {
        continue;
      }
      if (at + 2 > in.limit()) {
        throw new Damage(Damage.ENDS_EARLY);
      }
      int length = Short.toUnsignedInt(in.getShort(at));
      if (length < 2) {
        throw new Damage("one of its segments is damaged");
      }
      if (at + length > in.limit()) {
        throw new Damage(Damage.ENDS_EARLY);
      }
      ByteBuffer segment = in.slice(at + 2, length - 2);
      at += length;
      segment(marker, segment);
    }
    if (!frame.map(JpegFrame::isScanned).orElse(false)) {
      throw new Damage(Damage.PIXELS_MISSING);
    }
    if (!frame.map(JpegFrame::isComplete).orElse(false)) {
      throw new Damage("some of the scans that make it sharp are missing");
    }
  }

  private void segment(int marker, ByteBuffer segment) throws Damage {
    switch (marker) {
      case CODES -> tables.codes(segment);
      case STEPS -> tables.steps(segment);
      case RESTARTS -> tables.restarts(segment);
      case SCAN -> {
        JpegFrame scanned =
            frame.orElseThrow(() -> new Damage("it has pixels ahead of its frame header"));
        JpegScan scan = JpegScan.of(segment, scanned, tables);
        if (!scanned.hasHeight()) {
          scanned.height(heightBehindScan());
        }
        at = scan.follow(in, at);
      }
      default -> {
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC8 && marker != 0xCC) {
          if (frame.isPresent()) {
            throw new Damage("it has two frame headers");
          }
          frame = Optional.of(JpegFrame.of(marker, segment));
        }
      }
    }
  }

  /// The height of a frame whose header leaves it open stands right behind its first scan.
  private int heightBehindScan() throws Damage {
    int pixels = at;
    int marker = marker();
    while (standsAlone(marker)) {
      marker = marker();
    }
    int height = marker == HEIGHT && at + 4 <= in.limit() ? in.getShort(at + 2) : 0;
    at = pixels;
    if (height == 0) {
      throw new Damage(Damage.NO_SIZE);
    }
    return Short.toUnsignedInt((short) height);
  }

  /// The next marker; what lies ahead of it is skipped, as all readers do.
  private int marker() throws Damage {
    while (at + 1 < in.limit()) {
      int marker = Byte.toUnsignedInt(in.get(at + 1));
      if (in.get(at) == (byte) 0xFF && marker != 0 && marker != 0xFF) {
        at += 2;
        return marker;
      }
      at++;
    }
    throw new Damage(Damage.ENDS_EARLY);
  }

  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
  }
}
