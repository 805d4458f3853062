package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose a folder is, whoever runs hub.
class AccessTest {
  private static final String NOBODY = "65534";

  /// Says of a folder whether it is the own one of whoever runs this.
  static final class Asked {
    public static void main(String[] args) throws Exception {
      System.out.print(Access.of(Path.of(args[0])).orElseThrow().isOwn());
    }
  }

  @TempDir Path dir;

  @Test
  void whatOneMakesIsOnesOwn() throws Exception {
    assertThat(Access.of(Files.createDirectory(dir.resolve("own"))).orElseThrow().isOwn()).isTrue();
  }

  @Test
  void whatBelongsToRootIsNotEverybodysOwn() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can be somebody else");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv");
    Path classes = readable();
    Path own = Files.createDirectory(dir.resolve("own"));
    Files.setAttribute(own, "unix:uid", Integer.parseInt(NOBODY));
    Path ofRoot = Files.createDirectory(dir.resolve("root"));
    assertThat(asNobody(classes, own)).isEqualTo("true");
    assertThat(asNobody(classes, ofRoot)).isEqualTo("false");
  }

  /// The classes where everybody can read them.
  private Path readable() throws Exception {
    Path packages = Files.createDirectories(dir.resolve("classes/eu/riscale/hub/source"));
    for (Class<?> type : List.of(Access.class, Asked.class)) {
      String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
      try (var in = Objects.requireNonNull(AccessTest.class.getResourceAsStream(file))) {
        Files.write(packages.resolve(file), in.readAllBytes());
      }
    }
    Files.setAttribute(dir, "unix:mode", 0755);
    return dir.resolve("classes");
  }

  private static String asNobody(Path classes, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                "/usr/bin/setpriv",
                "--reuid=" + NOBODY,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                Asked.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return answer;
  }
}
