package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The tables that a JPEG has defined so far; a scan uses those of its moment.
final class JpegTables {
  private final @Nullable JpegCodes[] dc = new JpegCodes[4];
  private final @Nullable JpegCodes[] ac = new JpegCodes[4];
  private final boolean[] steps = new boolean[4];
  private int restartInterval;

  void codes(ByteBuffer segment) throws Damage {
    while (segment.hasRemaining()) {
      int place = segment.get();
      if ((place & 0xEC) != 0) {
        throw new Damage(JpegCodes.DAMAGED);
      }
      JpegCodes codes = JpegCodes.of(segment);
      (place >> 4 == 0 ? dc : ac)[place & 3] = codes;
    }
  }

  void steps(ByteBuffer segment) throws Damage {
    while (segment.hasRemaining()) {
      int place = segment.get();
      int bytes = place >> 4 == 0 ? 64 : 128;
      if ((place & 0xEC) != 0 || segment.remaining() < bytes) {
        throw new Damage("its quantization tables are damaged");
      }
      steps[place & 3] = true;
      segment.position(segment.position() + bytes);
    }
  }

  void restarts(ByteBuffer segment) throws Damage {
    if (segment.remaining() < 2) {
      throw new Damage("its restart interval is damaged");
    }
    restartInterval = Short.toUnsignedInt(segment.getShort());
  }

  /// In units of a scan; 0 for none.
  int restartInterval() {
    return restartInterval;
  }

  JpegCodes dc(int place) throws Damage {
    return defined(dc[place]);
  }

  JpegCodes ac(int place) throws Damage {
    return defined(ac[place]);
  }

  void requireSteps(int place) throws Damage {
    if (!steps[place]) {
      throw new Damage("a quantization table is missing");
    }
  }

  private static JpegCodes defined(@Nullable JpegCodes codes) throws Damage {
    if (codes == null) {
      throw new Damage("a Huffman table is missing");
    }
    return codes;
  }
}
