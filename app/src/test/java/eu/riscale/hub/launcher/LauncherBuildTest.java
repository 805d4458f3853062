package eu.riscale.hub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.launcher.Installation.Ended;
import eu.riscale.hub.launcher.Installation.Running;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `app/bin/hub` in a checkout: it builds when it must, once, and says so. The `mvn` of these tests
/// is a script, so that no build starts another.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/hub is a POSIX shell script")
class LauncherBuildTest {
  private static final String BUILDING =
      "hub: building, because this is the first use or the sources have changed\n";

  @TempDir private Path folder;
  private Installation hub;

  @BeforeEach
  void checkOut() throws IOException {
    hub = Installation.checkout(folder.resolve("with a space"));
  }

  @Test
  void buildsAtTheFirstUseAndNotAgain() throws Exception {
    Ended first = hub.run("validate", "x");
    Ended second = hub.run("validate", "x");

    assertThat(first.err()).isEqualTo(BUILDING);
    assertThat(first.arguments()).containsExactly("validate", "x");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(hub.mavenCalls()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    hub.run();
    Path source = hub.root.resolve("spec-model/src/main/java/Rule.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(hub.run().err()).isEqualTo(BUILDING);
    assertThat(hub.mavenCalls()).isEqualTo(2);
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    hub.run();
    Path source = hub.root.resolve("app/src/main/java/Hub.java");
    Files.delete(source);
    Files.setLastModifiedTime(
        source.resolveSibling("."), FileTime.from(Instant.now().plusSeconds(5)));

    hub.run();

    assertThat(hub.mavenCalls()).isEqualTo(2);
  }

  @Test
  void standardInputIsLeftToHub() throws Exception {
    hub.maven("cat >/dev/null; mkdir -p app/target/lib && cp built.jar app/target/lib/hub.jar");

    Ended ended = hub.start(folder, hub.launcher, "validate", "-").end("name: x\n");

    assertThat(ended.out()).endsWith("\nname: x\n");
  }

  @Test
  void aBuildThatFailsShowsWhatMavenSaid() throws Exception {
    hub.maven("echo '[ERROR] boom'; exit 1");

    Ended ended = hub.run("validate", "x");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith(BUILDING + "[ERROR] boom\nhub: the build failed");
    assertThat(hub.root.resolve("app/target/hub.lock")).doesNotExist();
  }

  @Test
  void aBuildThatFailedIsTriedAgain() throws Exception {
    hub.maven("exit 1");
    hub.run();
    hub.maven("mkdir -p app/target/lib && cp built.jar app/target/lib/hub.jar");

    assertThat(hub.run().status()).isZero();
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    hub.maven("sleep 1; mkdir -p app/target/lib && cp built.jar app/target/lib/hub.jar");

    Running one = hub.start(folder, hub.launcher, "one");
    Running two = hub.start(folder, hub.launcher, "two");

    assertThat(one.end("").arguments()).containsExactly("one");
    assertThat(two.end("").arguments()).containsExactly("two");
    assertThat(hub.mavenCalls()).isEqualTo(1);
  }

  @Test
  void theLockOfAProcessThatIsGoneIsTakenOver() throws Exception {
    Path lock = hub.root.resolve("app/target/hub.lock");
    Files.createDirectories(hub.root.resolve("app/target"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createSymbolicLink(lock, Path.of(String.valueOf(gone.pid())));

    assertThat(hub.run("validate").status()).isZero();
    assertThat(Files.isSymbolicLink(lock)).isFalse();
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Path tools = folder.resolve("no maven");
    for (String tool : List.of("sh", "find", "ln", "mkdir", "readlink", "rm")) {
      Installation.script(tools.resolve(tool), "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
    }
    hub.environment.put("PATH", tools.toString());

    Ended ended = hub.run("validate", "x");

    assertThat(ended.status()).isEqualTo(4);
    assertThat(ended.err().lines())
        .containsExactly(
            "hub: building hub needs Maven, and there is no mvn on the path: install Maven 3.8 or"
                + " newer");
  }

  @Test
  void buildsNothingWhenToldSo() throws Exception {
    hub.environment.put("HUB_NO_BUILD", "1");

    assertThat(hub.run("validate", "x").status()).isEqualTo(4);
    assertThat(hub.mavenCalls()).isZero();
    assertThat(hub.root.resolve("app/target")).doesNotExist();
  }

  @Test
  void trainsOnTheExampleAndStartsTheSameWithAndWithoutTheArchive() throws Exception {
    Installation.write(hub.root.resolve("app/examples/small/rdf.yaml"), "name: small");
    Ended first = hub.run("validate", "x");
    Path target = hub.root.resolve("app/target");
    String version = System.getProperty("java.version");
    Path ofValidate = target.resolve("hub-validate-" + version + ".cds");
    Path ofOthers = target.resolve("hub-" + version + ".cds");
    assertThat(ofValidate).isNotEmptyFile();
    assertThat(ofOthers).isNotEmptyFile();
    Ended mapped = hub.run("validate", "x");
    Files.writeString(ofValidate, "not an archive");
    Ended broken = hub.run("validate", "x");
    Files.deleteIfExists(ofValidate);
    Ended other = hub.run("validate", "x");

    assertThat(mapped).isEqualTo(new Ended(0, first.out(), ""));
    assertThat(broken.status()).isZero();
    assertThat(broken.out()).isEqualTo(first.out());
    assertThat(other).isEqualTo(mapped);
  }

  /// A JVM that maps one crashes.
  @Test
  void anArchiveThatIsDamagedIsLeftOutAndMadeAnew() throws Exception {
    Installation.write(hub.root.resolve("app/examples/small/rdf.yaml"), "name: small");
    Ended first = hub.run("validate", "x");
    Path archive =
        hub.root.resolve("app/target/hub-validate-" + System.getProperty("java.version") + ".cds");
    long size = Files.size(archive);
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.seek(size / 10);
      file.write(new byte[(int) (size / 2)]);
    }
    Ended damaged = hub.run("validate", "x");
    assertThat(archive).doesNotExist();
    Ended next = hub.run("validate", "x");

    assertThat(damaged).isEqualTo(new Ended(0, first.out(), ""));
    assertThat(next).isEqualTo(damaged);
    assertThat(archive).isNotEmptyFile();
  }

  /// A copy or a backup that keeps no times is none.
  @Test
  void anArchiveOfAnotherTimeIsUsed() throws Exception {
    Installation.write(hub.root.resolve("app/examples/small/rdf.yaml"), "name: small");
    hub.run("validate", "x");
    Path archive =
        hub.root.resolve("app/target/hub-validate-" + System.getProperty("java.version") + ".cds");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(hub.run("validate", "x").status()).isZero();
    assertThat(archive).isNotEmptyFile();
  }
}
