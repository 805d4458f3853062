package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.FoundUses;
import eu.riscale.hub.weights.Use;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import eu.riscale.hub.weights.torch.pickle.PickleReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Reads files that torch loads though nothing in their first bytes is a mark of weights that hub
/// reads.
public final class UnmarkedUses {
  private static final byte[] FLATBUFFER = "PTMF".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 512;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;

  private UnmarkedUses() {}

  /// What such a file would do; nothing where torch would not load it.
  public static List<Use> of(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(BLOCK);
    }
    FoundUses found = new FoundUses();
    if (start.length >= 8 && Arrays.equals(start, 4, 8, FLATBUFFER, 0, 4)) {
      found.add("a network of torch in a flatbuffer", Effect.UNKNOWN, "the first bytes");
    } else if (isTar(start)) {
      found.add("a tar, as PyTorch wrote before 0.2", Effect.UNKNOWN, "the first bytes");
    } else {
      pickle(file, found);
    }
    return found.list();
  }

  /// A zip of `torch.package`, which is Python code.
  ///
  /// @param names of all its entries
  public static List<Use> zipped(List<String> names) {
    FoundUses found = new FoundUses();
    names.stream()
        .filter(name -> name.endsWith("/.data/extern_modules"))
        .forEach(name -> found.add("a torch.package", Effect.PYTHON, name));
    return found.list();
  }

  /// Its first block ends with the sum of itself. (Python, `tarfile.py`.)
  private static boolean isTar(byte[] block) {
    if (block.length < BLOCK) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM_END ? ' ' : block[i] & 0xFF;
    }
    String octal =
        StandardCharsets.US_ASCII
            .decode(ByteBuffer.wrap(block, CHECKSUM, CHECKSUM_END - CHECKSUM))
            .toString()
            .replace('\0', ' ')
            .strip();
    return octal.matches("[0-7]+") && Integer.parseInt(octal, 8) == sum && sum > 8 * ' ';
  }

  /// Pickles of protocol 0 and 1 have no mark. Python runs them up to where they are damaged; a
  /// file that is none is soon damaged, and names nothing before.
  private static void pickle(Path file, FoundUses found) throws IOException {
    FoundUses named = new FoundUses();
    boolean isWhole = false;
    try (InputStream in = Files.newInputStream(file)) {
      new PickleReader(in, new PickleUses("the pickle", PickleNames::of, named)).read();
      isWhole = true;
    } catch (PickleException | EOFException e) {
      // Then only what is known to be harmful counts.
    }
    for (Use use : named.list()) {
      if (isWhole || use.effect() != Effect.UNKNOWN) {
        found.add(use.operation(), use.effect(), use.place());
      }
    }
  }
}
