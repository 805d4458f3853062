package eu.riscale.hub.weights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes faults in weights that are zips.
public final class Zips {
  private Zips() {}

  /// Takes out the file whose name ends so.
  public static void without(Path zip, String end) throws IOException {
    edit(zip, end, content -> Optional.empty());
  }

  /// Changes the content of the file whose name ends so.
  public static void change(Path zip, String end, UnaryOperator<byte[]> change) throws IOException {
    edit(zip, end, content -> Optional.of(change.apply(content)));
  }

  /// Adds empty files.
  public static void with(Path zip, List<String> names) throws IOException {
    Path whole = Files.move(zip, zip.resolveSibling("whole.zip"));
    try (ZipFile in = new ZipFile(whole.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.getInputStream(entry).transferTo(out);
      }
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
      }
    }
  }

  /// Adds a second file of the same name to the one whose name ends so.
  public static void twin(Path zip, String end, byte[] content) throws IOException {
    Path whole = Files.move(zip, zip.resolveSibling("whole.zip"));
    String name = "";
    try (ZipFile in = new ZipFile(whole.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        name = entry.getName().endsWith(end) ? entry.getName() : name;
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.getInputStream(entry).transferTo(out);
      }
      out.putNextEntry(new ZipEntry(name.replaceFirst(".$", "~")));
      out.write(content);
    }
    Files.delete(whole);
    String bytes = Files.readString(zip, ISO_8859_1);
    Files.writeString(zip, bytes.replace(name.replaceFirst(".$", "~"), name), ISO_8859_1);
  }

  private interface Edit {
    Optional<byte[]> of(byte[] content);
  }

  private static void edit(Path zip, String end, Edit edit) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    boolean found = false;
    try (ZipFile in = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        boolean meant = entry.getName().endsWith(end);
        found |= meant;
        byte[] content = in.getInputStream(entry).readAllBytes();
        Optional<byte[]> kept = meant ? edit.of(content) : Optional.of(content);
        if (kept.isPresent()) {
          files.put(entry.getName(), kept.get());
        }
      }
    }
    if (!found) {
      throw new IllegalArgumentException(zip + " has no " + end);
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
  }
}
