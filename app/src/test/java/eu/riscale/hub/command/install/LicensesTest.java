package eu.riscale.hub.command.install;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LicensesTest {
  /// Whatever only tests use; a package has none of it.
  private static final Set<String> OF_TESTS =
      Set.of(
          "apiguardian-api",
          "archunit",
          "assertj-core",
          "byte-buddy",
          "commons-math3",
          "itu",
          "jmh-core",
          "jopt-simple",
          "json-schema-validator",
          "opentest4j");

  @Test
  void eachLibraryThatHubComesWithIsListed() {
    Set<String> listed =
        Licenses.list().lines().map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
    Set<String> here = new TreeSet<>();
    // Surefire has the class path in a property of its own.
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(file -> file.endsWith(".jar"))
        .map(file -> Path.of(file).getFileName().toString().replaceFirst("-\\d.*", ""))
        .filter(name -> !name.matches("(?:hub|junit|surefire).*"))
        .forEach(here::add);
    here.removeAll(OF_TESTS);

    assertThat(here).containsExactlyInAnyOrderElementsOf(new TreeSet<>(listed));
  }

  @Test
  void theyArePrinted() {
    HubRun run = HubRun.of("--licenses");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("hub itself is free software").endsWith(Licenses.list());
  }

  @Test
  void aHubThatWasBuiltHereHasAllEngines() {
    assertThat(HubRun.of("engines").out())
        .isEqualTo("This hub was built here, with all engines that there are for this machine.\n");
    HubRun install = HubRun.of("engines", "install", "engine.zip");
    assertThat(install.status()).isEqualTo(2);
    assertThat(install.err())
        .isEqualTo("hub: this hub was built here and has all its engines already.\n");
  }
}
