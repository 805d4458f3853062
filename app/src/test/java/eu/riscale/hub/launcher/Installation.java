package eu.riscale.hub.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// The launcher in a folder of its own, with [Echo] in the place of hub, and the environment to
/// start it in. No Maven build is ever started: `mvn` on this path is what a test puts there.
final class Installation {
  /// How a run of the launcher ended.
  record Ended(int status, String out, String err) {
    List<String> arguments() {
      return List.of(out.lines().findFirst().orElse("").split(Echo.SEPARATOR, -1));
    }
  }

  /// A run of the launcher that has not ended yet; its standard error goes to a file.
  record Running(Process process, Path err) {
    Ended end(String input) throws IOException, InterruptedException {
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), out, Files.readString(err));
    }
  }

  final Path root;
  final Path launcher;
  final Map<String, String> environment = new HashMap<>();

  /// bin/hub beside lib/hub.jar, as hub is shipped.
  static Installation packaged(Path root) throws IOException {
    Installation installation = new Installation(root, root.resolve("bin/hub"));
    writeJar(root.resolve("lib/hub.jar"));
    return installation;
  }

  /// A checkout that has never been built.
  static Installation checkout(Path root) throws IOException {
    Installation installation = new Installation(root, root.resolve("app/bin/hub"));
    for (String pom : List.of("pom.xml", "app/pom.xml", "spec-model/pom.xml")) {
      write(root.resolve(pom), "<project/>");
    }
    write(root.resolve("app/src/main/java/Hub.java"), "class Hub {}");
    write(root.resolve("spec-model/src/main/java/Rule.java"), "class Rule {}");
    writeJar(root.resolve("built.jar"));
    installation.maven("mkdir -p app/target/lib && cp built.jar app/target/lib/hub.jar");
    return installation;
  }

  private Installation(Path root, Path launcher) throws IOException {
    this.root = root;
    this.launcher = launcher;
    Files.createDirectories(Objects.requireNonNull(launcher.getParent()));
    Files.copy(Path.of("bin/hub"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    environment.put("HUB_JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", root.toString());
    environment.put("PATH", root.resolve("tools") + ":/usr/bin:/bin");
  }

  /// Makes `mvn` note that it was called and then run the shell commands.
  void maven(String commands) throws IOException {
    script(root.resolve("tools/mvn"), "echo called >>calls\n" + commands);
  }

  long mavenCalls() throws IOException {
    Path calls = root.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return start(root, launcher, arguments).end("");
  }

  Running start(Path folder, Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile(root, "stderr", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Running(builder.redirectError(err.toFile()).start(), err);
  }

  static void script(Path file, String commands) throws IOException {
    write(file, "#!/bin/sh\n" + commands + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static void writeJar(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String entry = Echo.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        InputStream bytes =
            Objects.requireNonNull(Echo.class.getClassLoader().getResourceAsStream(entry))) {
      jar.putNextEntry(new ZipEntry(entry));
      bytes.transferTo(jar);
    }
  }
}
