package eu.riscale.hub.spec.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.2.3",
        "v1.0",
        "0.1.0a1",
        "1.0-alpha.1",
        "2.0rc1",
        "1.0.post2",
        "1.0.dev3",
        "1!2.0",
        "1.0+cu118.2",
        " 1.0 "
      })
  void readsVersions(String text) {
    assertThat(Version.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "-1", "1.", ".1", "1.2.x", "1 2", "1.0++", "latest"})
  void refusesOtherTextsAsVersions(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  @Test
  void comparesVersionsByTheirNumbers() {
    assertThat(version("1.10")).isGreaterThan(version("1.9.9"));
    assertThat(version("2.0")).isEqualByComparingTo(version("2.0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-9079-593X"})
  void readsOrcids(String text) {
    assertThat(Orcid.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-0002-1825-0098",
        "0000000218250097",
        "0000-0002-9079-593x",
        "X000-0002-1825-0097",
        ""
      })
  void refusesOtherTextsAsOrcids(String text) {
    assertThat(Orcid.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "µm", "kg·m^2/s^2", "kg*m", "m s^-1", "mmol/l", "dam", "Hz"})
  void readsSiUnits(String text) {
    assertThat(SiUnit.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "micron", "px", "m/s^-1", "m^0", "1/s", "m·"})
  void refusesOtherTextsAsSiUnits(String text) {
    assertThat(SiUnit.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTP://example.com:8080/a?b#c",
        "https://user@host/x",
        "https://[::1]/x",
        "https://münchen.de",
        " https://example.com "
      })
  void readsWebAddresses(String text) {
    assertThat(HttpUrl.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "http://",
        "https:///",
        "ftp://example.com",
        "http://exa mple.com",
        "http://example\u00a0.com",
        "http://example.com:99999",
        "http://a<b"
      })
  void refusesOtherTextsAsWebAddresses(String text) {
    assertThat(HttpUrl.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a/b.pt?x=1, b.pt, .pt",
    "https://zenodo.org/api/records/1/files/net.onnx/content, net.onnx, .onnx",
    "a\\b.tar.gz, b.tar.gz, .gz",
    "./docs//README.md, README.md, .md",
    "noending, noending, ''",
    ".hidden, .hidden, ''"
  })
  void tellsNamesAndEndingsOfFiles(String text, String name, String suffix) {
    FileSource source = FileSource.parse(text).orElseThrow();

    assertThat(source.fileName()).isEqualTo(name);
    assertThat(source.suffix()).isEqualTo(suffix);
  }

  @ParameterizedTest
  @CsvSource({
    "a/../b, false",
    "../a, true",
    "a/../../b, true",
    "/a, true",
    "C:\\a, true",
    "https://example.com/../a, false"
  })
  void tellsWhichPathsLeaveTheFolder(String text, boolean leaves) {
    assertThat(FileSource.parse(text).orElseThrow().leavesFolder()).isEqualTo(leaves);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", "http:/", "https:///", "a\0b"})
  void refusesTextsThatNameNoFile(String text) {
    assertThat(FileSource.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T12:00:00Z, 2024-05-01T12:00:00Z",
    "2024-05-01, 2024-05-01T00:00:00Z",
    "2024-05-01 12:00:00.5+02:00, 2024-05-01T10:00:00.500Z",
    "2024-05-01_12:00:00z, 2024-05-01T12:00:00Z",
    "20240501T1200, 2024-05-01T12:00:00Z",
    "2024-05-01T24:00:00Z, 2024-05-02T00:00:00Z",
    "2024-W10-1, 2024-03-04T00:00:00Z",
    "2024-W10-1T12:30, 2024-03-04T12:30:00Z",
    "2024-05-01T12:00:00+23:59, 2024-04-30T12:01:00Z",
    "2024-05-01T12:00:00-23:59, 2024-05-02T11:59:00Z"
  })
  void readsPointsInTime(String text, Instant instant) {
    assertThat(Timestamp.parse(text)).map(Timestamp::instant).hasValue(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024-13-01",
        "0000-01-01",
        "2024-02-30",
        "2024-05-01T25:00:00",
        "2024-W99-1",
        "2024-W10-1T25:00",
        "2024-05-01T12:00:00+24:00",
        "2024-05-01T12:00:00+23:60",
        "2024-05-01T12:00:00+99:00"
      })
  void refusesOtherTextsAsPointsInTime(String text) {
    assertThat(Timestamp.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-13-45, There is no month 13; it is a number from 01 to 12.",
    "2024-13-05T10:00:00Z, There is no month 13; it is a number from 01 to 12. The month stands"
        + " before the day.",
    "2023-02-29, There is no day 29 in that month; it has 28 days."
  })
  void saysWhyADateIsNone(String text, String why) {
    assertThat(Timestamp.noDay(text)).hasValue(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-02-29", "2024-05-01T25:00:00", "20241345"})
  void saysNothingOfOtherDates(String text) {
    assertThat(Timestamp.noDay(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "Ada-Lovelace", "ada_corp", "ada-", "dependabot[bot]"})
  void readsNamesOfGithub(String text) {
    assertThat(GithubUser.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-ada", "", "ada lovelace", "@ada", "https://github.com/ada/hub"})
  void refusesOtherTextsAsNamesOfGithub(String text) {
    assertThat(GithubUser.isOne(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@ada",
        "https://github.com/ada",
        "https://github.com/ada/hub",
        "https://www.github.com/ada/hub/blob/main/README.md",
        "github.com/orgs/ada/people",
        "https://github.com/ada?tab=repositories"
      })
  void findsTheNameInAnAddressOfGithub(String text) {
    assertThat(GithubUser.in(text)).hasValue("ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada@example.com", "ada.lovelace+zoo@mail.example.co.uk", "ünal@exämple.de"})
  void readsAddressesForMail(String text) {
    assertThat(Email.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@localhost",
        "a b@example.com",
        "ada@example.test",
        "ada..l@example.com"
      })
  void refusesOtherTextsAsAddressesForMail(String text) {
    assertThat(Email.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5.14, true",
    "0.5, false",
    "0.5.x, false",
    "0.5.9.1, false",
    "'', false",
    "0.5.1234567, false"
  })
  void readsFormatVersions(String text, boolean good) {
    assertThat(FormatVersion.parse(text).isPresent()).isEqualTo(good);
  }

  @Test
  void knowsTheLicencesOfTheSpdxList() {
    assertThat(SpdxId.parse("MIT")).hasValue(new SpdxId("MIT", false));
    assertThat(SpdxId.parse("GPL-3.0")).hasValue(new SpdxId("GPL-3.0", true));
    assertThat(SpdxId.parse("mit")).isEmpty();
    assertThat(SpdxId.known()).hasSizeGreaterThan(600);
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
