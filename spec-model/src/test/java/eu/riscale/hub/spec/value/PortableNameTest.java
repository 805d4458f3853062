package eu.riscale.hub.spec.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortableNameTest {
  @ParameterizedTest
  @CsvSource({
    "con.npy, con_.npy",
    "LPT1, LPT1_",
    "COM².txt, COM²_.txt",
    "'a:b?.npy', a_b_.npy",
    "'a\\b.npy', a_b.npy",
    "'a. .', a",
    ".., file",
  })
  void aNameThatWindowsDoesNotAllowHasOneNearIt(String wanted, String near) {
    assertThat(PortableName.near(wanted).text()).isEqualTo(near);
    assertThat(PortableName.isPortable(wanted)).isFalse();
    assertThat(PortableName.isPortable(near)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"comet.npy", ".hidden", "cover 1.png", "\u00E9.png", "e\u0301.png", "com0"})
  void otherNamesStay(String name) {
    assertThat(PortableName.isPortable(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cover.png, Cover.PNG",
    "\u00E9.png, e\u0301.png",
    "\u00C9.png, e\u0301.png",
    "\u03A3\u0391\u03A3.npy, \u03C3\u03B1\u03C3.npy",
    "\u03C3\u03B1\u03C2.npy, \u03C3\u03B1\u03C3.npy",
    "\u1E9E.png, \u00DF.png",
    "\u1E9E.png, ss.png",
  })
  void namesOfOneFileOnSomeSystemAreOne(String one, String other) {
    assertThat(new PortableName(one).identity()).isEqualTo(new PortableName(other).identity());
  }

  @ParameterizedTest
  @CsvSource({"e.png, \u00E9.png", "a.png, a_.png"})
  void otherNamesDiffer(String one, String other) {
    assertThat(new PortableName(one).identity()).isNotEqualTo(new PortableName(other).identity());
  }
}
