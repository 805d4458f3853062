import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `Dist APP VERSION`, with the time of the build in `dist.time`, makes packages of what is in
/// `APP/target/lib`, for the machine that it runs on and those like it: an image with its own Java,
/// an archive for each engine, and on Linux Debian packages.
///
/// All of it lies in `APP/target/dist`, with the SHA-256 of each file in `SHA256SUMS`.
final class Dist {
  private final Path app;
  private final String version;
  private final Path dist;
  private final Platform platform = Platform.ofThisMachine();

  private Dist(Path app, String version) {
    this.app = app;
    this.version = version;
    this.dist = app.resolve("target/dist");
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new Dist(Path.of(args[0]).toAbsolutePath().normalize(), args[1]).make();
  }

  private void make() throws IOException, InterruptedException {
    delete(dist);
    String name = "hub-%s-%s".formatted(version, platform.name());
    Path image = Files.createDirectories(dist.resolve(name));
    List<Engine> engines = new Jars(app.resolve("target/lib"), platform).split(image, dist);
    copyOwnFiles(image);
    JavaImage.link(image.resolve("runtime"));
    Files.write(image.resolve("lib/engines.txt"), engines.stream().map(Engine::line).toList());
    Files.createDirectories(image.resolve("engines"));
    // An archive of classes fits only the files that it was made with, down to their times.
    Times.settle(image);
    train(image, engines);
    describe(image);
    Times.settle(image);
    List<Path> made = new ArrayList<>();
    engines.forEach(engine -> made.add(dist.resolve(engine.file())));
    made.add(
        platform.isWindows()
            ? Archives.zip(image, dist.resolve(name + ".zip"))
            : Archives.tarXz(image, name + "/", dist.resolve(name + ".tar.xz")));
    if (platform.isLinux()) {
      made.addAll(new Debian(dist, version, platform).packages(image, engines));
    }
    Files.write(
        dist.resolve("SHA256SUMS"),
        made.stream().map(file -> Sums.sha256(file) + "  " + file.getFileName()).sorted().toList());
    for (Path file : made) {
      System.out.printf("%,14d  %s%n", Files.size(file), file);
    }
  }

  private void copyOwnFiles(Path image) throws IOException {
    Path root = app.getParent();
    Path bin = Files.createDirectories(image.resolve("bin"));
    String launcher = platform.isWindows() ? "hub.cmd" : "hub";
    Files.copy(app.resolve("bin").resolve(launcher), bin.resolve(launcher));
    Files.copy(root.resolve("LICENSE"), image.resolve("LICENSE"));
    copyTree(app.resolve("examples"), image.resolve("examples"));
    Path bom = app.resolve("target/bom.json");
    if (Files.exists(bom)) {
      Files.copy(bom, image.resolve("sbom.cdx.json"));
    }
  }

  /// Runs hub as it will run, so that it keeps the classes which it loads. Where that fails, hub
  /// starts more slowly, and nobody would notice why; so it may not fail.
  private void train(Path image, List<Engine> engines) throws IOException, InterruptedException {
    if (platform.isWindows()) {
      return; // Its launcher uses no archive.
    }
    for (Engine engine : engines) {
      Files.copy(dist.resolve(engine.file()), image.resolve("engines").resolve(engine.file()));
    }
    Path cache = dist.resolve("cache");
    ProcessBuilder hub = new ProcessBuilder(image.resolve("bin/hub").toString()).inheritIO();
    hub.environment().put("HUB_TRAIN", app.resolve("examples").toString());
    hub.environment().put("HUB_CACHE_DIR", cache.toString());
    hub.environment().remove("HUB_JAVA_HOME");
    int status = hub.start().waitFor();
    for (Engine engine : engines) {
      Files.delete(image.resolve("engines").resolve(engine.file()));
    }
    delete(cache);
    try (Stream<Path> files = Files.list(image.resolve("lib"))) {
      List<Path> all = files.toList();
      for (Path file : all) {
        if (file.toString().endsWith(".log")) {
          Files.delete(file);
        }
      }
      long archives = all.stream().filter(file -> file.toString().endsWith(".cds")).count();
      boolean whole =
          all.stream()
              .filter(file -> file.toString().endsWith(".cds"))
              .allMatch(file -> file.toFile().length() > 0);
      if (status != 0 || archives == 0 || !whole) {
        throw new IOException("hub could not keep its classes (exit status " + status + ")");
      }
    }
  }

  /// Manual pages, and what makes shells complete hub, where systems have them below their `share`.
  private void describe(Path image) throws IOException, InterruptedException {
    if (platform.isWindows()) {
      return;
    }
    Path share = image.resolve("share");
    Path man = share.resolve("man/man1");
    Files.createDirectories(man.getParent());
    copyTree(app.resolve("docs/man"), man);
    complete(image, "bash", share.resolve("bash-completion/completions/hub"));
    complete(image, "zsh", share.resolve("zsh/site-functions/_hub"));
    complete(image, "fish", share.resolve("fish/vendor_completions.d/hub.fish"));
  }

  private static void complete(Path image, String shell, Path file)
      throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    ProcessBuilder hub =
        new ProcessBuilder(image.resolve("bin/hub").toString(), "completion", shell)
            .redirectOutput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    hub.environment().remove("HUB_JAVA_HOME");
    if (hub.start().waitFor() != 0 || Files.size(file) == 0) {
      throw new IOException("hub printed no completion for " + shell);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
