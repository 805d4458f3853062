package eu.riscale.hub.spec.picture;

import eu.riscale.hub.spec.picture.JpegFrame.Coding;
import eu.riscale.hub.spec.picture.JpegFrame.Component;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One scan of a JPEG: the blocks of some components, or in progressive pictures a part of their
/// coefficients.
final class JpegScan {
  private static final String DAMAGED = "the header of a scan is damaged";

  private final JpegFrame frame;
  private final JpegTables tables;
  private final List<Part> parts = new ArrayList<>();

  private record Part(Component component, JpegBlocks blocks) {}

  private JpegScan(JpegFrame frame, JpegTables tables) {
    this.frame = frame;
    this.tables = tables;
  }

  static JpegScan of(ByteBuffer segment, JpegFrame frame, JpegTables tables) throws Damage {
    int count = segment.hasRemaining() ? Byte.toUnsignedInt(segment.get()) : 0;
    if (count == 0 || count > 4 || segment.remaining() < 2 * count + 3) {
      throw new Damage(DAMAGED);
    }
    int band = segment.position() + 2 * count;
    JpegBlocks.Band coefficients =
        JpegBlocks.Band.of(
            frame.coding(), segment.get(band), segment.get(band + 1), segment.get(band + 2));
    if (!coefficients.isSound(count)) {
      throw new Damage(DAMAGED);
    }
    JpegScan scan = new JpegScan(frame, tables);
    for (int i = 0; i < count; i++) {
      scan.add(Byte.toUnsignedInt(segment.get()), Byte.toUnsignedInt(segment.get()), coefficients);
    }
    return scan;
  }

  private void add(int id, int places, JpegBlocks.Band band) throws Damage {
    Component component =
        frame.components().stream()
            .filter(it -> it.id == id && parts.stream().noneMatch(part -> part.component() == it))
            .findFirst()
            .orElseThrow(() -> new Damage("a scan has pixels of an unknown component"));
    if ((places & 0xCC) != 0) {
      throw new Damage(DAMAGED);
    }
    component.told(band.first(), band.last(), band.bitsLeft());
    if (frame.coding() != Coding.OTHER) {
      tables.requireSteps(component.steps);
      parts.add(new Part(component, JpegBlocks.of(band, places, tables)));
    }
  }

  /// @param from the first byte of its pixels
  /// @return where what follows them begins at the earliest
  int follow(ByteBuffer in, int from) throws Damage {
    JpegBits bits = new JpegBits(in, from);
    if (frame.canBeFollowed()) {
      units(bits);
    }
    return bits.at();
  }

  private void units(JpegBits bits) throws Damage {
    boolean alone = parts.size() == 1;
    Component single = parts.getFirst().component();
    long across = alone ? frame.blocksAcross(single) : frame.unitsAcross();
    long down = alone ? frame.blocksDown(single) : frame.unitsDown();
    int restarts = 0;
    for (long unit = 0; unit < across * down; unit++) {
      if (!frame.mayFollowOne()) {
        return;
      }
      int interval = tables.restartInterval();
      if (interval > 0 && unit > 0 && unit % interval == 0) {
        bits.restart(restarts++ & 7);
        parts.forEach(part -> part.blocks().restart());
      }
      if (alone) {
        block(bits, parts.getFirst(), unit / across, unit % across);
      } else {
        unit(bits, unit / across, unit % across);
      }
    }
  }

  private void unit(JpegBits bits, long row, long column) throws Damage {
    for (Part part : parts) {
      Component component = part.component();
      for (int i = 0; i < component.down * component.across; i++) {
        block(
            bits,
            part,
            row * component.down + i / component.across,
            column * component.across + i % component.across);
      }
    }
  }

  private void block(JpegBits bits, Part part, long row, long column) throws Damage {
    if (frame.coding() == Coding.SEQUENTIAL) {
      part.blocks().whole(bits);
      return;
    }
    long[] known = frame.known(part.component());
    int at = (int) (row * frame.storedAcross(part.component()) + column);
    known[at] = part.blocks().progressive(bits, known[at]);
  }
}
