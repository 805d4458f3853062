package eu.riscale.hub.engine.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A library of Linux with nothing in it but the names of those that it needs.
public final class SmallElf {
  private static final int ADDRESS = 0x10000;

  private SmallElf() {}

  public static Path write(Path file, String... needed) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes(needed));
  }

  static byte[] bytes(String... needed) {
    int dynamic = 64 + 2 * 56;
    int strings = dynamic + (needed.length + 2) * 16;
    ByteBuffer elf = ByteBuffer.allocate(strings + 1024).order(ByteOrder.LITTLE_ENDIAN);
    elf.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1);
    elf.putShort(18, (short) (System.getProperty("os.arch").equals("aarch64") ? 183 : 62));
    elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
    segment(elf, 64, 1, 0, elf.capacity());
    segment(elf, 64 + 56, 2, dynamic, strings - dynamic);
    int name = 1;
    for (int i = 0; i < needed.length; i++) {
      elf.putLong(dynamic + i * 16, 1).putLong(dynamic + i * 16 + 8, name);
      byte[] text = needed[i].getBytes(StandardCharsets.UTF_8);
      elf.put(strings + name, text);
      name += text.length + 1;
    }
    elf.putLong(strings - 32, 5).putLong(strings - 24, ADDRESS + strings);
    return elf.array();
  }

  private static void segment(ByteBuffer elf, int at, int type, long offset, long size) {
    elf.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, ADDRESS + offset);
    elf.putLong(at + 32, size).putLong(at + 40, size);
  }
}
