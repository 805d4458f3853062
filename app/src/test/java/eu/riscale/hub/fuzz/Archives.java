package eu.riscale.hub.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives that are right but for one entry, which may hold anything.
final class Archives {
  /// `protocol 2, an empty tuple, stop`.
  private static final byte[] NOTHING = {(byte) 0x80, 2, ')', '.'};

  private Archives() {}

  static Path savedModel(byte[] graph, Path to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
      put(zip, "saved_model.pb", graph);
      put(zip, "variables/variables.index", new byte[0]);
    }
    return to;
  }

  static Path torchScript(byte[] code, Path to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
      put(zip, "net/data.pkl", NOTHING);
      put(zip, "net/constants.pkl", NOTHING);
      put(zip, "net/code/__torch__.py", code);
      put(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
    return to;
  }

  /// Stored, as PyTorch has it.
  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    OutputStream out = zip;
    out.write(bytes);
    zip.closeEntry();
  }
}
