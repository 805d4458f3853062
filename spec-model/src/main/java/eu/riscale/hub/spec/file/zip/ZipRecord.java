package eu.riscale.hub.spec.file.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// One entry in the table of a zip. (PKWARE's APPNOTE 6.3.10, 4.3.12.)
///
/// @param name as text, and as it stands there
/// @param at where its data begins with its own header, without what stands before the zip
/// @param mode kind and rights of the file on Unix, 0 where it was zipped elsewhere
/// @param isPlain whether all readers see the same name and numbers
record ZipRecord(
    Name name, int flags, int method, long crc, Sizes sizes, long at, int mode, boolean isPlain) {
  static final int MARK = 0x02014b50;
  static final int HEADER = 46;
  private static final int ENCRYPTED = 1;
  private static final int UTF_8 = 1 << 11;
  private static final int UNIX = 3;
  private static final int MACOS = 19;
  private static final int KIND = 0xF000;
  private static final int LINK = 0xA000;

  /// More than any file holds, and little enough to be added up.
  private static final long MOST = 1L << 60;

  /// In bytes, as they lie in the zip and as they are unpacked.
  record Sizes(long packed, long unpacked) {}

  /// @param isAsMarked whether it is UTF-8, or nothing says that it is
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Name(String text, byte[] bytes, boolean isAsMarked) {
    /// Names are UTF-8 where a flag says so; of others macOS writes UTF-8, too, and Windows and old
    /// software the code page of DOS.
    static Name of(byte[] bytes, boolean isMarkedUtf8) {
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return new Name(text, bytes, true);
      } catch (CharacterCodingException e) {
        return new Name(new String(bytes, Charset.forName("IBM437")), bytes, !isMarkedUtf8);
      }
    }
  }

  /// Reads the entry that the buffer is at, and goes behind it.
  static ZipRecord next(ByteBuffer table) throws ZipException {
    int start = table.position();
    if (table.remaining() < HEADER || table.getInt(start) != MARK) {
      throw damaged();
    }
    int length = Short.toUnsignedInt(table.getShort(start + 28));
    int extra = Short.toUnsignedInt(table.getShort(start + 30));
    int comment = Short.toUnsignedInt(table.getShort(start + 32));
    if (table.remaining() < HEADER + length + extra + comment) {
      throw damaged();
    }
    byte[] bytes = new byte[length];
    table.get(start + HEADER, bytes);
    int flags = Short.toUnsignedInt(table.getShort(start + 8));
    long[] numbers = {
      Integer.toUnsignedLong(table.getInt(start + 24)),
      Integer.toUnsignedLong(table.getInt(start + 20)),
      Integer.toUnsignedLong(table.getInt(start + 42))
    };
    ByteBuffer behind = table.slice(start + HEADER + length, extra).order(table.order());
    ZipExtra more = ZipExtra.read(behind, bytes, numbers);
    for (long number : numbers) {
      if (number < 0 || number > MOST) {
        throw damaged();
      }
    }
    table.position(start + HEADER + length + extra + comment);
    Name name = Name.of(bytes, (flags & UTF_8) != 0);
    Optional<String> path = (flags & UTF_8) == 0 ? more.path() : Optional.empty();
    return new ZipRecord(
        path.map(text -> new Name(text, bytes, true)).orElse(name),
        flags,
        Short.toUnsignedInt(table.getShort(start + 10)),
        Integer.toUnsignedLong(table.getInt(start + 16)),
        new Sizes(numbers[1], numbers[0]),
        numbers[2],
        mode(table, start),
        !more.hasSeveralNumbers() && name.text().equals(more.path().orElse(name.text())));
  }

  /// Linux and macOS write it into what is left of the attributes of DOS.
  private static int mode(ByteBuffer table, int start) {
    int system = table.get(start + 5);
    return system == UNIX || system == MACOS ? Short.toUnsignedInt(table.getShort(start + 40)) : 0;
  }

  static ZipException damaged() {
    return new ZipException("its table of contents is damaged");
  }

  /// The same for whoever reads zips with Java.
  ZipEntry entry() {
    ZipEntry entry = new ZipEntry(name.text());
    entry.setCrc(crc);
    entry.setSize(sizes.unpacked());
    entry.setCompressedSize(sizes.packed());
    return entry;
  }

  /// Whether it is a symbolic link, which holds the path that it leads to.
  boolean isLink() {
    return (mode & KIND) == LINK;
  }

  boolean isStored() {
    return method == ZipEntry.STORED;
  }

  /// Why it cannot be unpacked; a clause.
  Optional<String> obstacle() {
    String entry = "its entry '" + name.text() + "'";
    if (!name.isAsMarked()) {
      return Optional.of(
          entry
              + " has a name that is marked as UTF-8 and is not; rename the file, in plain"
              + " letters, and zip it again");
    }
    if ((flags & ENCRYPTED) != 0) {
      return Optional.of(entry + " is encrypted; zip it again without a password");
    }
    return switch (method) {
      case ZipEntry.STORED, ZipEntry.DEFLATED -> Optional.empty();
      default ->
          Optional.of(
              "%s is packed by %s, which hub and much other software cannot read; zip it again by the"
                      .formatted(entry, methodName())
                  + " usual method, Deflate, or without compression");
    };
  }

  private String methodName() {
    return switch (method) {
      case 1 -> "Shrink";
      case 6 -> "Implode";
      case 9 -> "Deflate64";
      case 12 -> "BZIP2";
      case 14 -> "LZMA";
      case 20, 93 -> "Zstandard";
      case 95 -> "XZ";
      case 98 -> "PPMd";
      default -> "method " + method;
    };
  }

  /// Where its data ends at the earliest: its own header may be longer.
  long end() {
    return at + ZipTable.LOCAL_HEADER + name.bytes().length + sizes.packed();
  }
}
