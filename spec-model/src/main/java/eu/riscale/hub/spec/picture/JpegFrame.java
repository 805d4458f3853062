package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a JPEG says of its pixels: their number, and how its components are divided into blocks of
/// 8 by 8.
final class JpegFrame {
  private static final String DAMAGED = "its frame header is damaged";

  /// A picture of 100 million pixels in full colour has 4.7 million blocks, in up to ten scans.
  private static final long MOST_BLOCKS = 5_000_000;

  private static final long MOST_WORK = 64_000_000;
  private static final int UNTOLD = Integer.MAX_VALUE;

  private final Coding coding;
  private final List<Component> components = new ArrayList<>();
  private final long width;
  private long height;
  private int across = 1;
  private int down = 1;
  private long work;

  enum Coding {
    SEQUENTIAL,
    PROGRESSIVE,
    /// Arithmetic, lossless or hierarchical.
    OTHER
  }

  /// One plane of a picture, such as its brightness.
  static final class Component {
    final int id;
    final int across;
    final int down;
    final int steps;

    /// Of each coefficient, how many of its last bits no scan has told yet.
    private final int[] bitsLeft = new int[64];

    /// Per block one bit for each coefficient that is known not to be 0; kept for progressive
    /// pictures alone, whose later scans depend on it.
    long[] known = new long[0];

    private Component(int id, int sampling, int steps) {
      this.id = id;
      this.across = sampling >> 4;
      this.down = sampling & 15;
      this.steps = steps;
      Arrays.fill(bitsLeft, UNTOLD);
    }

    /// A scan tells these coefficients, but for that many of their last bits.
    void told(int first, int last, int bits) {
      Arrays.fill(bitsLeft, first, last + 1, bits);
    }

    private boolean isScanned() {
      return bitsLeft[0] != UNTOLD;
    }

    private boolean isComplete() {
      return Arrays.stream(bitsLeft).allMatch(bits -> bits == 0);
    }
  }

  private JpegFrame(Coding coding, long width, long height) {
    this.coding = coding;
    this.width = width;
    this.height = height;
  }

  static JpegFrame of(int marker, ByteBuffer segment) throws Damage {
    if (segment.remaining() < 6) {
      throw new Damage(DAMAGED);
    }
    segment.get(); // bits of a sample
    int height = Short.toUnsignedInt(segment.getShort());
    int width = Short.toUnsignedInt(segment.getShort());
    int count = Byte.toUnsignedInt(segment.get());
    if (width == 0 || count == 0 || count > 4 || segment.remaining() < 3 * count) {
      throw new Damage(DAMAGED);
    }
    Coding coding =
        switch (marker) {
          case 0xC0, 0xC1 -> Coding.SEQUENTIAL;
          case 0xC2 -> Coding.PROGRESSIVE;
          default -> Coding.OTHER;
        };
    JpegFrame frame = new JpegFrame(coding, width, height);
    for (int i = 0; i < count; i++) {
      frame.add(
          new Component(
              Byte.toUnsignedInt(segment.get()),
              Byte.toUnsignedInt(segment.get()),
              Byte.toUnsignedInt(segment.get())));
    }
    return frame;
  }

  private void add(Component component) throws Damage {
    if (component.across < 1
        || component.across > 4
        || component.down < 1
        || component.down > 4
        || component.steps > 3) {
      throw new Damage(DAMAGED);
    }
    across = Math.max(across, component.across);
    down = Math.max(down, component.down);
    components.add(component);
  }

  Coding coding() {
    return coding;
  }

  List<Component> components() {
    return components;
  }

  /// Whether its blocks can be followed: the frame says how many there are, and they are not too
  /// many. A height of 0 is told behind the first scan.
  boolean canBeFollowed() {
    long blocks = 0;
    for (Component component : components) {
      blocks += storedAcross(component) * unitsDown() * component.down;
    }
    return coding != Coding.OTHER && hasHeight() && blocks <= MOST_BLOCKS;
  }

  /// Counts a block; false where so many have been followed that no more are.
  boolean mayFollowOne() {
    return work++ < MOST_WORK;
  }

  boolean isScanned() {
    return components.stream().allMatch(Component::isScanned);
  }

  /// Whether the scans of a progressive picture have told all of it, to the last bit.
  boolean isComplete() {
    return coding != Coding.PROGRESSIVE || components.stream().allMatch(Component::isComplete);
  }

  boolean hasHeight() {
    return height > 0;
  }

  /// Takes the height from the segment that stands behind the first scan.
  void height(int rows) {
    height = rows;
  }

  /// Units of scans with several components.
  long unitsAcross() {
    return Math.ceilDiv(width, 8L * across);
  }

  long unitsDown() {
    return Math.ceilDiv(height, 8L * down);
  }

  /// Blocks of a component in a scan of its own, which leaves out those that only fill a unit.
  long blocksAcross(Component component) {
    return Math.ceilDiv(Math.ceilDiv(width * component.across, (long) across), 8L);
  }

  long blocksDown(Component component) {
    return Math.ceilDiv(Math.ceilDiv(height * component.down, (long) down), 8L);
  }

  long storedAcross(Component component) {
    return unitsAcross() * component.across;
  }

  /// @return the component's known coefficients, of all its blocks
  long[] known(Component component) {
    if (component.known.length == 0) {
      component.known = new long[(int) (storedAcross(component) * unitsDown() * component.down)];
    }
    return component.known;
  }
}
