package eu.riscale.hub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.launcher.Installation.Ended;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `bin/hub` where Java cannot start: exit status 4, nothing on standard output, one sentence on
/// standard error, and no file in the current folder.
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have other limits")
class JavaFaultsTest {
  @TempDir private Path folder;
  private Installation hub;
  private Path current;

  @BeforeEach
  void install() throws IOException {
    hub = Installation.packaged(folder.resolve("with a space"));
    current = Files.createDirectories(folder.resolve("current"));
  }

  @Test
  void tooLittleMemoryIsSaidToBe() throws Exception {
    for (String limit : List.of("ulimit -v 300000", "ulimit -v 1200000", "ulimit -d 60000")) {
      isRefused(
          inShell(limit),
          "hub: Java cannot start here (",
          "lift the limits of this shell (ulimit -v unlimited; ulimit -d unlimited");
    }
  }

  @Test
  void tooFewFilesAreSaidToBe() throws Exception {
    for (int files : new int[] {12, 20, 59}) {
      isRefused(
          inShell("ulimit -n " + files),
          "hub: this shell allows "
              + files
              + " open files, and hub needs more; allow them by: ulimit -n 1024");
    }
    assertThat(inShell("ulimit -n 100").status()).isZero();
  }

  @Test
  void aStackThatNoEngineRunsOnIsSaidToBe() throws Exception {
    isRefused(
        inShell("ulimit -s 100"),
        "hub: this shell allows a stack of 102400 bytes",
        "allow it by: ulimit -s 8192");
    assertThat(inShell("ulimit -s 1000").status()).isZero();
  }

  /// Root is not held to it, so that a program stands in for a Java that is.
  @Test
  void tooFewProcessesAreSaidToBe() throws Exception {
    Path home = folder.resolve("jdk");
    for (String file : List.of("lib/modules", "lib/server/libjvm.so")) {
      Installation.write(home.resolve(file), "as if");
    }
    Installation.write(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Installation.script(home.resolve("bin/java"), "echo 'unable to create native thread'; exit 1");
    hub.environment.put("HUB_JAVA_HOME", home.toString());
    for (int most : new int[] {999, 1999}) {
      isRefused(
          inShell("ulimit -u " + most + " 2>/dev/null || ulimit -p " + most),
          "hub: this user may have "
              + most
              + " processes and threads at once, which is too few for hub; allow more by: ulimit -u"
              + " 4096");
    }
  }

  @Test
  void optionsThatJavaDoesNotKnowAreNamed() throws Exception {
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      hub.environment.put(name, "-XX:+NoSuchOption");
      isRefused(inShell(":"), "(Unrecognized VM option 'NoSuchOption')", "unset JAVA_TOOL_OPTIONS");
      hub.environment.remove(name);
    }
  }

  @Test
  void aDamagedJdkIsSaidToBe() throws Exception {
    Path home = folder.resolve("jdk");
    Installation.write(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Installation.script(
        home.resolve("bin/java"), "echo 'Error: could not find libjava.so'; exit 1");
    hub.environment.put("HUB_JAVA_HOME", home.toString());

    isRefused(
        inShell(":"),
        "hub: Java cannot start here (could not find libjava.so)",
        "name another JDK in HUB_JAVA_HOME");
  }

  @Test
  void aProgramThatIsGoneInTheLastMomentIsNamed() throws Exception {
    Path home = folder.resolve("jdk");
    for (String file : List.of("lib/modules", "lib/server/libjvm.so")) {
      Installation.write(home.resolve(file), "as if");
    }
    Installation.write(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Installation.write(home.resolve("bin/java"), "#!/no/such/program\n");
    assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
    hub.environment.put("HUB_JAVA_HOME", home.toString());

    Ended ended = inShell(":");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .endsWith(
            "hub: "
                + home.resolve("bin/java")
                + " cannot be run here; name another JDK in HUB_JAVA_HOME\n");
  }

  @Test
  void aJarThatIsCutIsSaidToBe() throws Exception {
    Path jar = hub.root.resolve("lib/hub.jar");
    for (int length : new int[] {1000, 0}) {
      try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
        file.setLength(length);
      }
      isRefused(inShell(":"), "hub: " + jar + " is damaged; install hub anew");
    }
  }

  /// What a JVM says of itself is no report, and leaves nothing in the current folder.
  @Test
  void whatTheJvmSaysGoesElsewhere() throws Exception {
    hub.environment.put("TMPDIR", "/tmp/of mine");

    assertThat(hub.run().out())
        .contains(
            "of the JVM=[-XX:ErrorFile=/tmp/of mine/hub-crash-%p.log,"
                + " -XX:ReplayDataFile=/tmp/of mine/hub-replay-%p.log]\n");
    assertThat(hub.run().out()).contains("said on standard error=true");
  }

  private void isRefused(Ended ended, String... words) throws IOException {
    assertThat(ended.status()).as(ended.err()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains(words);
    try (Stream<Path> left = Files.list(current)) {
      assertThat(left).isEmpty();
    }
  }

  /// @param first what the shell does before it becomes the launcher
  private Ended inShell(String first) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-c", first + "; exec \"$@\"", "sh"));
    arguments.addAll(List.of(hub.launcher.toString(), "validate", "x"));
    return hub.start(current, Path.of("/bin/sh"), arguments.toArray(String[]::new)).end("");
  }
}
