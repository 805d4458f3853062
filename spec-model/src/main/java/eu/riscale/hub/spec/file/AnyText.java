package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// The text of a file in whatever encoding it is, a part at a time: UTF-8, UTF-16 and UTF-32 as
/// Windows writes them, and all others byte for byte as Latin-1, in which plain letters are right
/// in any case. Where other bytes are among the letters, the letters are still read.
public final class AnyText {
  private static final int PART = 4 << 20;

  /// So many bytes before and behind a part are in its text as well, so that what begins in it is
  /// seen in full.
  private static final int AROUND = 64 << 10;

  private final InputStream in;
  private final long most;
  private final TextEncoding encoding;

  /// What was read: the end of the part before, and then what no part has had.
  private byte[] held;

  private int before;
  private long read;
  private long lines;
  private boolean isDone;

  /// A part of a text.
  ///
  /// @param text the part, and some of what stands before and behind it
  /// @param from index of the first letter of the part
  /// @param to index behind its last letter
  /// @param linesBefore how many ends of lines stand before the part
  public record Part(String text, int from, int to, long linesBefore) {
    /// Whether the part has the letter at an index; else another one has it.
    public boolean has(int index) {
      return index >= from && index < to;
    }

    /// The line of a letter of the part, counted from 1.
    public long line(int index) {
      return 1 + linesBefore + ends(from, index);
    }

    private long ends(int first, int last) {
      return text.substring(first, last).chars().filter(c -> c == '\n').count();
    }
  }

  private AnyText(InputStream in, byte[] begin, TextEncoding encoding, long most) {
    this.in = in;
    this.most = most;
    this.encoding = encoding;
    this.held = Arrays.copyOfRange(begin, encoding.mark(), begin.length);
    this.read = begin.length;
  }

  /// @param name of the file, which may tell that it is a text, whatever bytes it holds
  /// @param most how many bytes are read
  /// @return empty where the file is no text
  /// @throws IOException where its beginning cannot be read
  public static Optional<AnyText> open(InputStream in, String name, long most) throws IOException {
    byte[] begin = in.readNBytes(TextEncoding.LOOK);
    TextEncoding encoding = TextEncoding.of(begin);
    return TextFiles.isText(name, begin, encoding)
        ? Optional.of(new AnyText(in, begin, encoding, most))
        : Optional.empty();
  }

  /// @return empty behind the last part
  /// @throws IOException where the file cannot be read on
  public Optional<Part> next() throws IOException {
    if (isDone) {
      return Optional.empty();
    }
    long wanted = Math.min(before + PART + AROUND - held.length, most - read);
    byte[] more = in.readNBytes((int) Math.max(0, wanted));
    read += more.length;
    byte[] all = Arrays.copyOf(held, held.length + more.length);
    System.arraycopy(more, 0, all, held.length, more.length);
    isDone = all.length < before + PART + AROUND;
    int end = isDone ? all.length : encoding.boundary(all, before + PART);
    String head = encoding.read(all, 0, before);
    String own = encoding.read(all, before, end);
    String tail = encoding.read(all, end, all.length);
    Part part = new Part(head + own + tail, head.length(), head.length() + own.length(), lines);
    lines += part.ends(part.from(), part.to());
    int kept = encoding.boundary(all, Math.max(0, end - AROUND));
    held = Arrays.copyOfRange(all, kept, all.length);
    before = end - kept;
    return Optional.of(part);
  }

  /// Whether there is more behind what was read, once all parts were.
  ///
  /// @throws IOException where the file cannot be read on
  public boolean isCut() throws IOException {
    return read >= most && in.read() >= 0;
  }
}
