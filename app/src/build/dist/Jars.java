import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// The jars of hub, parted into classes, which every package has, and native libraries, of which
/// each engine has its own.
///
/// Classes are not compressed, so that the archive around them compresses all of them together.
record Jars(Path lib, Platform platform) {
  private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)");
  private static final Pattern LEGAL =
      Pattern.compile(
          "(?i)(?:META-INF/)?(?:[\\w-]*(?:license|notice|thirdparty)[\\w.-]*|licenses/.+)");

  /// Whose native library is in which jar.
  private static final Map<String, String> ENGINES = new LinkedHashMap<>();

  static {
    ENGINES.put("onnx", "onnxruntime-");
    ENGINES.put("pytorch", "pytorch-native-cpu-");
    ENGINES.put("tensorflow", "tensorflow-core-native-");
  }

  private static final String ONNX_CLASSES = "onnxruntime-engine";

  /// @param image where `lib` and `licenses` are made
  /// @param dist where the archives of the engines are made
  List<Engine> split(Path image, Path dist) throws IOException {
    Path target = Files.createDirectories(image.resolve("lib"));
    Path licences = Files.createDirectories(image.resolve("licenses"));
    List<Engine> engines = new ArrayList<>();
    for (Path jar : jars()) {
      String name = jar.getFileName().toString();
      String engine = engine(name);
      if (!engine.isEmpty()) {
        engines.add(engine(engine, jar, dist));
      }
      copyLegal(jar, licences.resolve(name.replaceFirst("\\.jar$", "")));
      if (engine.isEmpty() || engine.equals("onnx")) {
        copyClasses(jar, target.resolve(name));
      }
    }
    return engines;
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String engine(String jar) {
    return ENGINES.entrySet().stream()
        .filter(each -> jar.startsWith(each.getValue()) && !jar.startsWith(ONNX_CLASSES))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private Engine engine(String engine, Path jar, Path dist) throws IOException {
    Matcher found = VERSION.matcher(jar.getFileName().toString());
    if (!found.find()) {
      throw new IOException(jar + " has no version in its name");
    }
    String version = found.group(1);
    String name = "hub-engine-%s-%s-%s.zip".formatted(engine, version, platform.name());
    Path archive = dist.resolve(name);
    try (org.apache.commons.compress.archivers.zip.ZipFile in =
            org.apache.commons.compress.archivers.zip.ZipFile.builder().setPath(jar).get();
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
      for (ZipArchiveEntry entry : Collections.list(in.getEntriesInPhysicalOrder())) {
        if (belongsToEngine(engine, entry.getName())) {
          entry.setTime(Times.TIME);
          zip.addRawArchiveEntry(entry, in.getRawInputStream(entry)); // as it is compressed already
        }
      }
    }
    return new Engine(engine, version, name, Files.size(archive), Sums.sha256(archive));
  }

  private boolean belongsToEngine(String engine, String entry) {
    if (entry.endsWith("/") || entry.endsWith(".class")) {
      return false;
    }
    return !engine.equals("onnx")
        || LEGAL.matcher(entry).matches()
        || (entry.startsWith("ai/onnxruntime/native/" + platform.onnxName() + "/")
            && !entry.contains(".dSYM/"));
  }

  /// All but libraries of other machines, and those that an engine's archive has.
  private boolean isInImage(String entry) {
    boolean otherBridge =
        entry.startsWith("jnilib/")
            && entry.indexOf('/', "jnilib/".length()) > 0
            && !entry.startsWith("jnilib/" + platform.djlName() + "/");
    return !entry.endsWith("/") && !entry.startsWith("ai/onnxruntime/native/") && !otherBridge;
  }

  private void copyClasses(Path jar, Path target) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : in.stream().toList()) {
        if (isInImage(entry.getName())) {
          byte[] content = content(in, entry);
          ZipEntry copy = settled(entry.getName());
          CRC32 crc = new CRC32();
          crc.update(content);
          copy.setSize(content.length);
          copy.setCrc(crc.getValue());
          zip.putNextEntry(copy);
          zip.write(content);
          zip.closeEntry();
        }
      }
    }
  }

  private static void copyLegal(Path jar, Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile in = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : in.stream().toList()) {
        String name = entry.getName().replaceFirst(".*/", "");
        if (LEGAL.matcher(entry.getName()).matches() && !name.isEmpty() && names.add(name)) {
          Files.createDirectories(folder);
          Files.write(folder.resolve(name), content(in, entry));
        }
      }
    }
  }

  private static byte[] content(ZipFile in, ZipEntry entry) throws IOException {
    try (InputStream content = in.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }

  private static ZipEntry settled(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(Times.LOCAL);
    return entry;
  }
}
