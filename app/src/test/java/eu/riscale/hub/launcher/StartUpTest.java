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

/// What a start of `hub validate` loads. Time is for benchmarks; what costs it can be counted:
/// every class, and many times more a class that is not in the archive of classes.
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "older Java cannot archive lambdas so")
class StartUpTest {
  /// Of hub itself, for the example that is built with it. A change that loads more for no better
  /// findings is one for the worse; one that loads many fewer may lower this.
  private static final int CLASSES_OF_HUB = 1_350;

  private static final double GROWTH = 1.05;

  private static final Pattern LOADED =
      Pattern.compile("(?m)^(\\S+) source: (shared objects file)?.*$");

  private static final String MODEL = "examples/nuclei-unet";

  @TempDir static Path dir;
  private static List<Loaded> loaded = List.of();

  private record Loaded(String name, boolean isArchived) {}

  @BeforeAll
  static void validateTheExample() throws Exception {
    String path = classPath();
    Path archive = dir.resolve("hub.aot");
    run(path, "-XX:AOTCacheOutput=" + archive, "-Xlog:disable");
    Path log = dir.resolve("loaded.txt");
    run(path, "-XX:AOTCache=" + archive, "-Xlog:disable", "-Xlog:class+load:file=" + log + ":none");
    loaded =
        LOADED
            .matcher(Files.readString(log))
            .results()
            .map(line -> new Loaded(line.group(1), line.group(2) != null))
            .toList();
  }

  @Test
  void noMoreClassesOfHubThanItHad() {
    assertThat(loaded.stream().filter(each -> each.name().startsWith("eu.riscale.hub.")))
        .hasSizeBetween(CLASSES_OF_HUB / 2, (int) (CLASSES_OF_HUB * GROWTH));
  }

  /// Picocli's are, once the build has given them a newer format. Java itself makes some of its
  /// own.
  @Test
  void allClassesOfHubAreArchived() {
    assertThat(loaded)
        .filteredOn(each -> !each.isArchived())
        .extracting(Loaded::name)
        .filteredOn(name -> !name.matches("picocli\\..*|.*\\.VersionText|.*\\.Hub\\$\\$Lambda.*"))
        .noneMatch(name -> name.startsWith("eu.riscale.hub."))
        .noneMatch(name -> name.contains("LambdaForm") || name.contains("TypeSwitch"))
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

  private static void run(String path, String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", path, "eu.riscale.hub.Start", "validate", MODEL));
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
