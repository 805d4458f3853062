package eu.riscale.hub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.launcher.Installation.Ended;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `bin/hub` where hub is installed: it finds a JDK and changes nothing on the way to hub.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/hub is a POSIX shell script")
class LauncherTest {
  @TempDir private Path folder;
  private Installation hub;

  @BeforeEach
  void install() throws IOException {
    hub = Installation.packaged(folder.resolve("with a space"));
  }

  @Test
  void argumentsArriveUntouched() throws Exception {
    String[] arguments = {
      "validate",
      "a b",
      "",
      "*",
      "$HOME",
      "`id`",
      "'q\"",
      "\\n",
      "two\nlines",
      "-x",
      "--",
      "@f",
      " "
    };

    assertThat(hub.run(arguments).out()).startsWith(String.join(Echo.SEPARATOR, arguments) + "\n");
  }

  /// The last ones do not exist on most machines that tests run on, and on none all of them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=C.UTF-8",
        "LANG=en_US.UTF-8",
        "LANG=aa_ER.UTF-8",
        "LC_CTYPE=UTF-8",
        "LC_ALL=xx",
        "LC_ALL=xx_YY.utf8"
      })
  void argumentsThatAreNotAsciiArriveInEveryLocale(String locale) throws Exception {
    hub.environment.keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    int equals = locale.indexOf('=');
    hub.environment.put(locale.substring(0, equals), locale.substring(equals + 1));
    Path script = folder.resolve("umlaut");
    Installation.script(script, "exec \"$1\" \"$(printf '\\303\\274')\"");

    Ended ended = hub.start(folder, script, hub.launcher.toString()).end("");

    assertThat(ended.arguments()).containsExactly("ü");
  }

  @Test
  void noArgumentsAreNoArguments() throws Exception {
    assertThat(hub.run().out()).startsWith("\n");
  }

  @Test
  void standardInputArrives() throws Exception {
    Ended ended = hub.start(folder, hub.launcher, "validate", "-").end("name: from stdin\n");

    assertThat(ended.out()).endsWith("\nname: from stdin\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void exitStatusIsHubsOwn() throws Exception {
    hub.environment.put("ECHO_STATUS", "3");

    assertThat(hub.run().status()).isEqualTo(3);
  }

  @Test
  void worksThroughAChainOfLinksFromAnotherFolder() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), hub.launcher);
    Path relative =
        Files.createSymbolicLink(elsewhere.resolve("hub"), Path.of("..").resolve("absolute"));

    Ended ended = hub.start(elsewhere, Path.of("./hub"), "inspect").end("");

    assertThat(absolute).exists();
    assertThat(relative).exists();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("user.dir=" + elsewhere.toRealPath());
  }

  @Test
  void largeFilesGetEveryCompiler() throws Exception {
    Path model = Files.createDirectories(folder.resolve("a model"));
    Path rdf = Files.writeString(model.resolve("rdf.yaml"), "type: model");
    assertThat(hub.run("validate", model.toString()).out()).contains("one compiler=true");
    // That of the process in which a model runs is chosen there.
    assertThat(hub.run("test", model.toString()).out()).contains("one compiler=true");

    try (RandomAccessFile weights =
        new RandomAccessFile(model.resolve("weights.pt").toFile(), "rw")) {
      weights.setLength(65L << 20);
    }
    for (Path source : List.of(model, rdf)) {
      assertThat(hub.run("validate", "--quiet", source.toString()).out())
          .contains("one compiler=false");
    }
  }

  /// A process for each would take seconds in which no signal finds a hub that writes reports.
  @Test
  void manySourcesAreLookedThroughTogether() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("validate"));
    for (int i = 0; i < 250; i++) {
      arguments.add(Files.createDirectories(folder.resolve("sources/" + i)).toString());
    }
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path calls = programs.resolve("calls");
    Path find = programs.resolve("find");
    Files.writeString(find, "#!/bin/sh\necho >>'" + calls + "'\nexec /usr/bin/find \"$@\"\n");
    assertThat(find.toFile().setExecutable(true)).isTrue();
    hub.environment.put("PATH", programs + ":" + System.getenv("PATH"));
    hub.environment.put("HUB_NO_BUILD", "1");

    assertThat(hub.run(arguments.toArray(String[]::new)).out()).contains("one compiler=true");
    assertThat(Files.readAllLines(calls)).hasSize(3);

    Path last = Path.of(arguments.getLast());
    try (RandomAccessFile weights = new RandomAccessFile(last.resolve("w.pt").toFile(), "rw")) {
      weights.setLength(65L << 20);
    }
    assertThat(hub.run(arguments.toArray(String[]::new)).out()).contains("one compiler=false");
  }

  @Test
  void homeAndTemporaryFolderAreThoseOfTheEnvironment() throws Exception {
    hub.environment.put("HOME", "/nobody/at home");
    hub.environment.put("TMPDIR", "/tmp/of mine");

    assertThat(hub.run().out()).contains("user.home=/nobody/at home\n", "tmpdir=/tmp/of mine\n");
  }

  @Test
  void anOldJdkAskedForByNameIsAnError() throws Exception {
    hub.environment.put("HUB_JAVA_HOME", jdk("old", "17.0.15").toString());

    Ended ended = hub.run("validate", "x");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .containsExactly(
            "hub: HUB_JAVA_HOME="
                + folder.resolve("old")
                + " is not a JDK 21 or newer, but 17.0.15");
  }

  @Test
  void aFolderWithoutAJdkAskedForByNameIsAnError() throws Exception {
    hub.environment.put("HUB_JAVA_HOME", folder.toString());

    assertThat(hub.run().err())
        .isEqualTo("hub: HUB_JAVA_HOME=" + folder + " is not a JDK 21 or newer\n");
  }

  @Test
  void javaHomeIsTaken() throws Exception {
    String home = hub.environment.remove("HUB_JAVA_HOME");
    hub.environment.put("JAVA_HOME", String.valueOf(home));

    assertThat(hub.run().out()).contains("java.home=" + home + "\n");
  }

  @Test
  void anOldJavaHomeIsPassedOverForTheJavaOnThePath() throws Exception {
    hub.environment.remove("HUB_JAVA_HOME");
    hub.environment.put("JAVA_HOME", jdk("old", "1.8.0_402").toString());
    Path link = Files.createDirectories(folder.resolve("alternatives")).resolve("java");
    Files.createSymbolicLink(link, jdk("current", "25.0.1").resolve("bin/java"));
    hub.environment.merge("PATH", link.getParent() + ":", (path, first) -> first + path);

    assertThat(hub.run("x").out()).isEqualTo("java of current\n");
  }

  @Test
  void theNewestJdkOfTheUsualFoldersIsTaken() throws Exception {
    hub.environment.remove("HUB_JAVA_HOME");
    hub.environment.put("HOME", folder.toString());
    jdk("bin", "17.0.15");
    hub.environment.merge("PATH", folder.resolve("bin/bin") + ":", (path, first) -> first + path);
    jdk(".jdks/older", "21.0.4");
    jdk(".jdks/newest", "999-ea");
    jdk(".sdkman/candidates/java/other", "998.0.1");

    assertThat(hub.run("x").out()).isEqualTo("java of .jdks/newest\n");
  }

  @Test
  void anInstallationWithoutItsJarSaysSo() throws Exception {
    Files.delete(hub.root.resolve("lib/hub.jar"));

    Ended ended = hub.run("validate");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.err().lines()).hasSize(1);
  }

  /// A folder that looks like a JDK from outside and whose `java` only says its name.
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Installation.write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Installation.script(home.resolve("bin/java"), "echo java of " + name);
    return home;
  }
}
