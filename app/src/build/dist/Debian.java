import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Debian packages: hub, and one for each engine.
record Debian(Path dist, String version, Platform platform) {
  private static final String HOME = "./usr/lib/hub/";
  private static final String MAINTAINER = "The hub authors <hub@example.org>";
  private static final Map<String, String> NAMES =
      Map.of("onnx", "ONNX Runtime", "pytorch", "PyTorch", "tensorflow", "TensorFlow");

  List<Path> packages(Path image, List<Engine> engines) throws IOException {
    List<Path> all = new ArrayList<>();
    all.add(hub(image));
    for (Engine engine : engines) {
      all.add(engine(engine));
    }
    return all;
  }

  private Path hub(Path image) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : Archives.ordered(image)) {
      files.put(HOME + image.relativize(file), file);
    }
    String control =
        control(
            "hub",
            version,
            "Depends: libc6 (>= 2.28)\nRecommends: hub-engine-onnx\n"
                + "Suggests: hub-engine-pytorch, hub-engine-tensorflow\n",
            "validates, tests, packages and inspects AI models for bioimaging",
            "Models are a folder or zip with a description (rdf.yaml), weights and test tensors,\n"
                + " as the RI-SCALE Model Hub and the BioImage Model Zoo have them.\n"
                + " To run them, install an engine as well.",
            files);
    return write(
        "hub_%s_%s.deb".formatted(version, arch()), control, files, links(image), Compress.YES);
  }

  /// Where Debian looks for programs, manual pages and completions.
  private static Map<String, String> links(Path image) throws IOException {
    Map<String, String> links = new TreeMap<>();
    links.put("./usr/bin/hub", "../lib/hub/bin/hub");
    for (Path file : Archives.ordered(image.resolve("share"))) {
      if (Files.isRegularFile(file)) {
        String here = image.relativize(file).toString();
        String there = here.replace("zsh/site-functions", "zsh/vendor-completions");
        String up = "../".repeat(there.split("/", -1).length - 1);
        links.put("./usr/" + there, up + "lib/hub/" + here);
      }
    }
    return links;
  }

  private Path engine(Engine engine) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    files.put(HOME + "engines/" + engine.file(), dist.resolve(engine.file()));
    String label = NAMES.getOrDefault(engine.name(), engine.name());
    String name = "hub-engine-" + engine.name();
    String control =
        control(
            name,
            engine.version() + "-" + version,
            // hub knows the archive by its checksum.
            "Depends: hub (= " + version + ")\n",
            label + " for hub",
            "With it, hub test runs models by " + label + " " + engine.version() + ".",
            files);
    return write(
        "%s_%s-%s_%s.deb".formatted(name, engine.version(), version, arch()),
        control,
        files,
        Map.of(),
        Compress.NO);
  }

  private String arch() {
    return platform.debianName();
  }

  private String control(
      String name,
      String number,
      String relations,
      String what,
      String more,
      Map<String, Path> files)
      throws IOException {
    long bytes = 0;
    for (Path file : files.values()) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return "Package: "
        + name
        + "\n"
        + "Version: "
        + number
        + "\n"
        + "Architecture: "
        + arch()
        + "\n"
        + "Maintainer: "
        + MAINTAINER
        + "\n"
        + "Installed-Size: "
        + (bytes + 1023) / 1024
        + "\n"
        + relations
        + "Section: science\n"
        + "Priority: optional\n"
        + "Description: "
        + what
        + "\n "
        + more
        + "\n";
  }

  private enum Compress {
    YES,
    NO
  }

  private Path write(
      String name,
      String control,
      Map<String, Path> files,
      Map<String, String> links,
      Compress compress)
      throws IOException {
    Path target = dist.resolve(name);
    Path data = dist.resolve(name + ".data");
    try (OutputStream out =
            compress == Compress.YES
                ? Archives.xz(data, Archives.Effort.FAST)
                : Files.newOutputStream(data);
        TarArchiveOutputStream tar = Archives.tar(out)) {
      folders(files, links, tar);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        if (!Files.isDirectory(file.getValue())) {
          Archives.add(file.getValue(), file.getKey(), tar);
        }
      }
      for (Map.Entry<String, String> link : links.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(link.getKey(), TarConstants.LF_SYMLINK);
        entry.setLinkName(link.getValue());
        Archives.put(entry, 0777, tar);
        tar.closeArchiveEntry();
      }
    }
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(target))) {
      add("debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII), ar);
      add("control.tar", controlTar(control, files), ar);
      ar.putArchiveEntry(
          new ArArchiveEntry(
              compress == Compress.YES ? "data.tar.xz" : "data.tar",
              Files.size(data),
              0,
              0,
              0100644,
              Times.TIME.toMillis() / 1000));
      Files.copy(data, ar);
      ar.closeArchiveEntry();
    }
    Files.delete(data);
    return target;
  }

  /// Each folder comes before what is in it.
  private static void folders(
      Map<String, Path> files, Map<String, String> links, TarArchiveOutputStream tar)
      throws IOException {
    TreeMap<String, Boolean> folders = new TreeMap<>();
    files.forEach((name, file) -> {
      addParents(name, folders);
      if (Files.isDirectory(file) && !Files.isSymbolicLink(file)) {
        folders.put(name.endsWith("/") ? name : name + "/", true);
      }
    });
    links.keySet().forEach(name -> addParents(name, folders));
    for (String folder : folders.keySet()) {
      Archives.put(new TarArchiveEntry(folder), 0755, tar);
      tar.closeArchiveEntry();
    }
  }

  private static void addParents(String name, Map<String, Boolean> folders) {
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      folders.put(name.substring(0, at + 1), true);
    }
  }

  private static byte[] controlTar(String control, Map<String, Path> files) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (Files.isRegularFile(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
        sums.append(Sums.md5(file.getValue()))
            .append("  ")
            .append(file.getKey().substring(2))
            .append('\n');
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = Archives.tar(bytes)) {
      add("./control", control, tar);
      add("./md5sums", sums.toString(), tar);
    }
    return bytes.toByteArray();
  }

  private static void add(String name, String text, TarArchiveOutputStream tar) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    Archives.put(entry, 0644, tar);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void add(String name, byte[] content, ArArchiveOutputStream ar)
      throws IOException {
    ar.putArchiveEntry(
        new ArArchiveEntry(name, content.length, 0, 0, 0100644, Times.TIME.toMillis() / 1000));
    ar.write(content);
    ar.closeArchiveEntry();
  }
}
