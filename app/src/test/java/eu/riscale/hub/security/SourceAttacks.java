package eu.riscale.hub.security;

import eu.riscale.hub.Models;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Zips of models that write outside their folder, hide files, or unpack without an end.
final class SourceAttacks {
  private static final int MEBIBYTE = 1 << 20;

  private SourceAttacks() {}

  static List<Attack> all() {
    return List.of(
        entry(
            "climbs",
            "writes above the folder that it is unpacked to",
            "../MARK",
            "outside its folder"),
        entry("climbs-late", "climbs after it went down", "a/../../MARK", "outside its folder"),
        entry("climbs-on-windows", "climbs on Windows", "..\\MARK", "outside its folder"),
        entry("absolute", "writes to a place of the system", "/MARK", "outside its folder"),
        entry("drive", "writes to a drive of Windows", "C:MARK", "outside its folder"),
        entry(
            "same-but-case",
            "shows one file to hub and another on Windows",
            "RDF.yaml",
            "are one file"),
        entry(
            "same-but-dot",
            "shows one file to hub and another to others",
            "./rdf.yaml",
            "are one file"),
        entry("same-but-backslash", "hides a file behind a backslash", "w\\x.npy", "are one file"),
        attack(
            "damaged",
            "has other bytes than its checksum says",
            SourceAttacks::damaged,
            Answer.validate("file-unreadable", "damaged")),
        attack(
            "bomb",
            "unpacks to 300 MB from 300 kB",
            SourceAttacks::bomb,
            Answer.validate("file-unreadable", "200 times its size")));
  }

  private static Attack entry(String name, String attempt, String entry, String words) {
    return attack(
        name,
        attempt,
        site -> {
          Path file = site.folder().resolve("model.zip");
          Path model = Hosts.whole(site.folder());
          try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            copy(model, zip);
            put(zip, "w/x.npy", "one");
            put(zip, entry.replace("MARK", site.mark().getFileName().toString()), "two");
          }
          return file;
        },
        Answer.unreadable(words));
  }

  private static Attack attack(String name, String attempt, Attack.Maker maker, Answer answer) {
    return new Attack(Area.ZIP, name, attempt, maker, answer);
  }

  private static void copy(Path model, ZipOutputStream zip) throws IOException {
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path damaged(Attack.Site site) throws IOException {
    Path model = Hosts.whole(site.folder());
    Path zip = Models.zip(model, site.folder().resolve("model.zip"), "");
    byte[] bytes = Files.readAllBytes(zip);
    // The list of entries has the checksum 16 bytes behind its mark, the name 46 bytes behind it.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.lastIndexOf("weights.onnx") - 46 + 16] ^= 1;
    return Files.write(zip, bytes);
  }

  private static Path bomb(Attack.Site site) throws IOException {
    Path model = Hosts.whole(site.folder());
    Path weights = model.resolve("weights.onnx");
    try (OutputStream out = Files.newOutputStream(weights)) {
      for (int i = 0; i < 300; i++) {
        out.write(new byte[MEBIBYTE]);
      }
    }
    return Models.zip(model, site.folder().resolve("model.zip"), "");
  }
}
