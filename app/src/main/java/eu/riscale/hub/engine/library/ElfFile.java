package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.source.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A library of Linux: what it tells the system's loader. Read are a few hundred bytes, whatever
/// the size of the file.
///
/// @param needed the libraries that are loaded with it, such as `libcublas.so.13` (DT_NEEDED)
record ElfFile(List<String> needed) {
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;
  private static final int MOST_SEGMENTS = 256;
  private static final int ENTRY = 16;
  private static final int MOST_ENTRIES = 4096;
  private static final int LONGEST_NAME = 255;

  private static final int SECTION = 64;
  private static final Map<String, Integer> PROCESSORS = Map.of("amd64", 62, "aarch64", 183);

  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int DT_NEEDED = 1;
  private static final int DT_STRTAB = 5;

  /// @param address where it lies in memory, by which the others refer to it
  private record Segment(int type, long offset, long address, long size) {
    static Segment of(ByteBuffer header) {
      return new Segment(
          header.getInt(0), header.getLong(8), header.getLong(16), header.getLong(32));
    }

    boolean holds(long place) {
      return type == PT_LOAD && place >= address && place - address < size;
    }
  }

  /// Why the system cannot load a library, as a clause with "it"; empty where its size and the
  /// processor that it is for are as they should be. Loading one that was cut may end the process.
  static Optional<String> fault(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.of("it is no file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header = header(channel);
      long end = end(header, segments(channel));
      if (end < 0 || channel.size() < end) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "it is not whole, with %,d bytes%s",
                channel.size(),
                end < 0 ? "" : String.format(Locale.ROOT, " of %,d", end)));
      }
      return isOfThisProcessor(header)
          ? Optional.empty()
          : Optional.of("it is for another kind of processor");
    } catch (IOException e) {
      return Optional.of(Sentence.clause(Reason.of(e)));
    }
  }

  private static boolean isOfThisProcessor(ByteBuffer header) {
    Integer processor = PROCESSORS.get(System.getProperty("os.arch"));
    return processor == null || processor == header.getShort(18);
  }

  /// How many bytes the file has at least, by what it says of itself; negative where that is
  /// nonsense.
  private static long end(ByteBuffer header, List<Segment> segments) {
    long sections = header.getLong(40);
    long end = sections == 0 ? 0 : sections + (long) SECTION * header.getShort(60);
    boolean sound = sections >= 0;
    for (Segment segment : segments) {
      long last = segment.offset() + segment.size();
      sound &= segment.offset() >= 0 && segment.size() >= 0 && last >= 0;
      end = Math.max(end, segment.size() == 0 ? 0 : last);
    }
    return sound ? end : -1;
  }

  /// @throws IOException where the file is no library of a 64-bit little-endian Linux, or broken
  static ElfFile read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      List<Segment> segments = segments(channel);
      for (Segment segment : segments) {
        if (segment.type() == PT_DYNAMIC) {
          return of(channel, segment, segments);
        }
      }
      return new ElfFile(List.of());
    }
  }

  private static ByteBuffer header(FileChannel channel) throws IOException {
    ByteBuffer header = bytes(channel, 0, HEADER);
    if (header.getInt(0) != 0x464c457f || header.get(4) != 2 || header.get(5) != 1) {
      throw new IOException("it is no library of a 64-bit Linux");
    }
    return header;
  }

  private static List<Segment> segments(FileChannel channel) throws IOException {
    ByteBuffer header = header(channel);
    int count = Short.toUnsignedInt(header.getShort(56));
    if (count > MOST_SEGMENTS || header.getShort(54) != SEGMENT) {
      throw new IOException("it is no library of a 64-bit Linux");
    }
    List<Segment> segments = new ArrayList<>();
    ByteBuffer table = bytes(channel, header.getLong(32), count * SEGMENT);
    for (int i = 0; i < count; i++) {
      segments.add(Segment.of(table.slice(i * SEGMENT, SEGMENT).order(ByteOrder.LITTLE_ENDIAN)));
    }
    return segments;
  }

  private static ElfFile of(FileChannel channel, Segment dynamic, List<Segment> segments)
      throws IOException {
    int entries = Math.clamp(dynamic.size() / ENTRY, 0, MOST_ENTRIES);
    ByteBuffer table = bytes(channel, dynamic.offset(), entries * ENTRY);
    List<Long> names = new ArrayList<>();
    long strings = 0;
    for (int i = 0; i < entries; i++) {
      long tag = table.getLong(i * ENTRY);
      long value = table.getLong(i * ENTRY + 8);
      if (tag == DT_NEEDED) {
        names.add(value);
      } else if (tag == DT_STRTAB) {
        strings = offset(value, segments);
      } else if (tag == 0) {
        break;
      }
    }
    List<String> needed = new ArrayList<>();
    for (long name : names) {
      needed.add(text(channel, strings + name));
    }
    return new ElfFile(List.copyOf(needed));
  }

  private static long offset(long address, List<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      if (segment.holds(address)) {
        return segment.offset() + (address - segment.address());
      }
    }
    throw new IOException("its names lie nowhere in it");
  }

  private static String text(FileChannel channel, long at) throws IOException {
    ByteBuffer bytes = upTo(channel, at, LONGEST_NAME + 1);
    int end = 0;
    while (end < bytes.limit() && bytes.get(end) != 0) {
      end++;
    }
    if (end == bytes.limit()) {
      throw new IOException("it has a name without an end");
    }
    byte[] text = new byte[end];
    bytes.get(0, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer bytes = upTo(channel, at, count);
    if (bytes.limit() < count) {
      throw new EOFException("it ends too early");
    }
    return bytes;
  }

  private static ByteBuffer upTo(FileChannel channel, long at, int count) throws IOException {
    if (at < 0) {
      throw new EOFException("it ends too early");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, at + bytes.position());
    }
    return bytes.flip();
  }
}
