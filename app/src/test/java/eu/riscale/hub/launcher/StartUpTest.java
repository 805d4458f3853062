package eu.riscale.hub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/// What a start of hub loads. Time is for benchmarks; what costs it can be counted: every class,
/// and many times more a class that is not in the archive of classes.
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "older Java cannot archive lambdas so")
class StartUpTest {
  /// Of hub itself, for the example that is built with it. A change that loads more for no better
  /// findings is one for the worse; one that loads many fewer may lower this.
  private static final int CLASSES_OF_HUB = 1_350;

  private static final double GROWTH = 1.05;

  /// Its classes and those that are theirs in part, which are in an archive once the build has
  /// given Picocli a newer format.
  private static final String OF_PICOCLI = "picocli\\..*|.*\\.VersionText.*|.*\\.Hub\\$\\$Lambda.*";

  private static final Pattern LOADED =
      Pattern.compile("(?m)^(\\S+) source: (shared objects file)?.*$");

  private static final String MODEL = "examples/nuclei-unet";

  @TempDir static Path dir;
  private static String path = "";
  private static List<Loaded> loaded = List.of();

  private record Loaded(String name, boolean isArchived) {}

  @BeforeAll
  static void validateTheExample() throws Exception {
    path = classPath();
    Path archive = dir.resolve("hub.aot");
    run("-XX:AOTCacheOutput=" + archive, "eu.riscale.hub.Start", "validate", MODEL);
    loaded = loaded(archive, "validate", MODEL);
  }

  /// With an archive of classes.
  private static List<Loaded> loaded(Path archive, String... args) throws Exception {
    Path log = dir.resolve("loaded.txt");
    List<String> line =
        new ArrayList<>(
            List.of(
                "-XX:AOTCache=" + archive,
                "-Xlog:class+load:file=" + log + ":none",
                "eu.riscale.hub.Start"));
    line.addAll(List.of(args));
    run(line.toArray(String[]::new));
    return LOADED
        .matcher(Files.readString(log))
        .results()
        .map(each -> new Loaded(each.group(1), each.group(2) != null))
        .toList();
  }

  /// The commands that share an archive: it holds the classes of all of them. Java makes anew at
  /// each start what it can write to a file, such as the functions of [java.util.Comparator].
  @Test
  void allCommandsHaveTheirClassesInTheArchive() throws Exception {
    Path archive = dir.resolve("all.aot");
    run("-XX:AOTCacheOutput=" + archive, "eu.riscale.hub.Rehearsal", MODEL + "/rdf.yaml");
    for (String command :
        List.of(
            "--version",
            "--help",
            "inspect " + MODEL,
            "package " + MODEL + " -o " + dir.resolve("model.zip"),
            "fix --diff " + MODEL)) {
      assertThat(loaded(archive, command.split(" ", -1)))
          .as(command)
          .filteredOn(each -> !each.isArchived())
          .extracting(Loaded::name)
          .filteredOn(name -> !name.matches(OF_PICOCLI))
          .noneMatch(name -> name.matches("eu\\.riscale\\.hub\\.[^$]*|java\\..*\\$\\$Lambda.*"));
    }
  }

  @Test
  void noMoreClassesOfHubThanItHad() {
    assertThat(loaded.stream().filter(each -> each.name().startsWith("eu.riscale.hub.")))
        .hasSizeBetween(CLASSES_OF_HUB / 2, (int) (CLASSES_OF_HUB * GROWTH));
  }

  /// Java itself makes some of its own.
  @Test
  void allClassesOfHubAreArchived() {
    assertThat(loaded)
        .filteredOn(each -> !each.isArchived())
        .extracting(Loaded::name)
        .filteredOn(name -> !name.matches(OF_PICOCLI))
        .noneMatch(name -> name.startsWith("eu.riscale.hub."))
        .noneMatch(name -> name.contains("Lambda") || name.contains("TypeSwitch"))
        .hasSizeLessThan(10);
  }

  /// Nothing that runs networks or shows pages is looked at.
  @Test
  void noEngineIsLoaded() {
    assertThat(loaded)
        .extracting(Loaded::name)
        .noneMatch(
            name -> name.matches("(ai\\.(djl|onnxruntime)|org\\.tensorflow|tools\\.jackson)\\..*"))
        .noneMatch(name -> name.contains(".report.html.") || name.contains(".engine.torch."));
  }

  private static void run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-Xlog:disable", "-cp", path));
    command.addAll(List.of(words));
    Process hub =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out").toFile())
            .start();
    assertThat(hub.waitFor()).as(Files.readString(dir.resolve("out"))).isZero();
  }

  /// An archive takes classes of jars alone.
  private static String classPath() throws IOException {
    List<String> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      if (!Files.isDirectory(path)) {
        parts.add(part);
      } else if (!path.endsWith("test-classes")) {
        parts.add(jar(path, dir.resolve(parts.size() + ".jar")).toString());
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(classes);
        OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
      }
    }
    return jar;
  }
}
