package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageNamesTest {
  @Test
  void aNameIsGivenOnceInWhateverCaseItIsWritten() {
    PackageNames names = new PackageNames();
    assertThat(names.take("cover.png")).isEqualTo("cover.png");
    assertThat(names.take("Cover.PNG")).isEqualTo("Cover_2.PNG");
    assertThat(names.take("cover.png")).isEqualTo("cover_3.png");
    assertThat(names.take("weights.tar.gz")).isEqualTo("weights.tar.gz");
    assertThat(names.take("weights.tar.gz")).isEqualTo("weights_2.tar.gz");
    assertThat(names.take("README")).isEqualTo("README");
    assertThat(names.take("readme")).isEqualTo("readme_2");
    assertThat(names.take("u\u0308.npy")).isEqualTo("u\u0308.npy");
    assertThat(names.take("\u00FC.npy")).isEqualTo("\u00FC_2.npy");
  }

  @ParameterizedTest
  @CsvSource({
    "con.npy, con_.npy",
    "LPT1, LPT1_",
    "'a:b?.npy', a_b_.npy",
    "'a. .', a",
    ".., file",
    "rdf.yaml, rdf_.yaml",
    "x.model.yaml, x_model_.yaml",
    "comet.npy, comet.npy",
    ".hidden, .hidden",
  })
  void aNameFitsWindowsAndIsNoDescriptions(String asked, String given) {
    assertThat(new PackageNames().take(asked)).isEqualTo(given);
  }
}
