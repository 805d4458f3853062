package eu.riscale.hub.spec.picture;

import eu.riscale.hub.spec.picture.JpegFrame.Coding;
import java.util.Optional;

/// Follows the compressed coefficients of blocks, without their values. The first is the mean of a
/// block, the others stand in order of their frequency.
final class JpegBlocks {
  private static final int LAST = 63;

  private final Band band;
  private final Optional<JpegCodes> dc;
  private final Optional<JpegCodes> ac;

  /// How many blocks to come have no more coefficients in this scan.
  private int emptyBlocks;

  /// Which coefficients a scan holds.
  ///
  /// @param refines whether it adds a bit to those that an earlier scan has told
  /// @param bitsLeft how many of their last bits are left to later scans
  record Band(Coding coding, int first, int last, boolean refines, int bitsLeft) {
    static Band of(Coding coding, byte first, byte last, byte bits) {
      return coding == Coding.PROGRESSIVE
          ? new Band(
              coding,
              Byte.toUnsignedInt(first),
              Byte.toUnsignedInt(last),
              (bits & 0xF0) != 0,
              bits & 0x0F)
          : new Band(coding, 0, LAST, false, 0);
    }

    /// The mean has scans of its own, in which components may be mixed.
    boolean isSound(int components) {
      return coding != Coding.PROGRESSIVE
          || (first == 0 ? last == 0 : components == 1 && first <= last && last <= LAST);
    }

    boolean needsDc() {
      return first == 0 && !refines;
    }

    boolean needsAc() {
      return last > 0;
    }
  }

  private JpegBlocks(Band band, Optional<JpegCodes> dc, Optional<JpegCodes> ac) {
    this.band = band;
    this.dc = dc;
    this.ac = ac;
  }

  /// @param places of the tables of codes, 4 bits each
  static JpegBlocks of(Band band, int places, JpegTables tables) throws Damage {
    return new JpegBlocks(
        band,
        band.needsDc() ? Optional.of(tables.dc(places >> 4)) : Optional.empty(),
        band.needsAc() ? Optional.of(tables.ac(places & 15)) : Optional.empty());
  }

  void restart() {
    emptyBlocks = 0;
  }

  /// A block of a picture that is not progressive.
  void whole(JpegBits bits) throws Damage {
    mean(bits);
    JpegCodes codes = ac.orElseThrow();
    for (int k = 1; k <= LAST; k++) {
      int code = codes.next(bits);
      if (code == 0) {
        return;
      }
      k = within(k + (code >> 4), LAST);
      bits.next(code & 15);
    }
  }

  /// @param known the coefficients that earlier scans told
  /// @return those and the new ones
  long progressive(JpegBits bits, long known) throws Damage {
    if (band.first() > 0) {
      return band.refines() ? refine(bits, known) : begin(bits, known);
    }
    if (band.refines()) {
      bits.next();
    } else {
      mean(bits);
    }
    return known;
  }

  private void mean(JpegBits bits) throws Damage {
    int length = dc.orElseThrow().next(bits);
    if (length > 16) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    }
    bits.next(length);
  }

  private long begin(JpegBits bits, long known) throws Damage {
    if (emptyBlocks > 0) {
      emptyBlocks--;
      return known;
    }
    long all = known;
    JpegCodes codes = ac.orElseThrow();
    for (int k = band.first(); k <= band.last(); k++) {
      int code = codes.next(bits);
      int run = code >> 4;
      int length = code & 15;
      if (length == 0 && run < 15) {
        emptyBlocks = (1 << run) + bits.next(run) - 1;
        return all;
      }
      k = within(k + run, band.last());
      if (length > 0) {
        bits.next(length);
        all |= 1L << k;
      }
    }
    return all;
  }

  /// Each known coefficient on the way takes a bit; new ones stand behind a run of zeros.
  private long refine(JpegBits bits, long known) throws Damage {
    long all = known;
    int k = band.first();
    JpegCodes codes = ac.orElseThrow();
    while (k <= band.last() && emptyBlocks == 0) {
      int code = codes.next(bits);
      int run = code >> 4;
      int length = code & 15;
      if (length == 0 && run < 15) {
        emptyBlocks = (1 << run) + bits.next(run);
        break;
      }
      if (length > 1) {
        throw new Damage(Damage.PIXELS_DAMAGED);
      }
      bits.next(length);
      k = behindZeros(bits, known, k, run);
      if (length > 0) {
        all |= 1L << within(k, band.last());
      }
      k++;
    }
    if (emptyBlocks > 0) {
      behindZeros(bits, known, k, Integer.MAX_VALUE);
      emptyBlocks--;
    }
    return all;
  }

  /// @return the zero behind that many zeros
  private int behindZeros(JpegBits bits, long known, int from, int zeros) throws Damage {
    int left = zeros;
    int k = from;
    while (k <= band.last()) {
      if ((known >> k & 1) != 0) {
        bits.next();
      } else if (left-- == 0) {
        return k;
      }
      k++;
    }
    return k;
  }

  private static int within(int k, int last) throws Damage {
    if (k > last) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    }
    return k;
  }
}
