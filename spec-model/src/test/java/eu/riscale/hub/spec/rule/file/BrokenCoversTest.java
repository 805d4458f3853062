package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.picture.ImageHeader;
import eu.riscale.hub.spec.picture.PictureDamage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Covers that are damaged behind their header, or more than a picture.
final class BrokenCoversTest {
  private static final String BROKEN = "alert cover-broken @ covers[0].source";
  private static final String ACTIVE = "alert cover-active @ covers[0].source";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif"})
  void readsWhatOthersWrite(String format) throws IOException {
    assertThat(cover(format, Pictures.of(format)).findings()).isEmpty();
  }

  @Test
  void seesThatATiffEndsEarly() throws IOException {
    byte[] whole = Pictures.of("tif");

    assertThat(PictureDamage.of("tif", whole)).isEmpty();
    for (int length = 1; length < whole.length; length += 7) {
      assertThat(PictureDamage.of("tif", Arrays.copyOf(whole, length))).contains("it ends early");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif"})
  void seesThatThePictureEndsEarly(String format) throws IOException {
    byte[] whole = Pictures.of(format);

    assertThat(cover(format, Arrays.copyOf(whole, whole.length * 2 / 3)).findings())
        .containsExactly(BROKEN);
  }

  @Test
  void seesAWrongChecksumAndMissingRows() {
    byte[] damaged = Pictures.png(800, 400);
    damaged[45] ^= 1;

    assertThat(cover("png", damaged).validate().findings().getFirst().message())
        .isEqualTo("'cover.png' is damaged: the checksum of its part IDAT is wrong.");
    byte[] half = Pictures.png(800, 400, Pictures.deflated(200 * 101));
    assertThat(cover("png", half).validate().findings().getFirst().message())
        .isEqualTo("'cover.png' is damaged: some of its rows are missing.");
    byte[] noise = Pictures.png(800, 400, "no pixels at all".getBytes(StandardCharsets.UTF_8));
    assertThat(cover("png", noise).validate().findings().getFirst().message())
        .isEqualTo("'cover.png' is damaged: its compressed pixels are damaged.");
  }

  @Test
  void doesNotExpandAPictureThatHoldsGigabytes() {
    assertThat(cover("png", Pictures.png(60_000, 60_000, Pictures.deflated(16L << 20))).findings())
        .containsExactly("alert cover-pixels @ covers[0].source");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<path onload='alert(1)' d='M0 0'/>",
        "<image href='https://example.org/a.png'/>",
        "<image xlink:href='file:///etc/passwd' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
        "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
        "<style>@import url(https://example.org/a.css);</style>",
        "<path style='fill: url(https://example.org/a.svg#b)' d='M0 0'/>",
      })
  void seesWhatAnSvgDoesBesidesBeingShown(String inside) {
    assertThat(svg(inside).findings()).containsExactly(ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<path style='fill: url(#b)' d='M0 0'/><style>path {fill: red}</style>",
        "<a href='https://example.org'><text>on @import url(x)</text></a>",
        "<image href='data:image/png;base64,AAAA'/><use href='#a'/>",
      })
  void leavesAPlainSvgAlone(String inside) {
    assertThat(svg(inside).findings()).isEmpty();
  }

  @Test
  void fetchesNothingForAnSvg() {
    String doctype =
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://127.0.0.1:9/svg11.dtd'%s>\n";
    String shape = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>";

    assertThat(cover("svg", bytes(doctype.formatted("") + shape)).findings()).isEmpty();
    assertThat(
            cover(
                    "svg",
                    bytes(doctype.formatted(" [<!ENTITY a SYSTEM 'file:///etc/passwd'>]") + shape))
                .findings())
        .containsExactly(ACTIVE);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void expandsNoEntities() {
    StringBuilder entities = new StringBuilder("<!ENTITY e0 'ha'>");
    for (int i = 1; i < 40; i++) {
      entities.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
    }
    String svg =
        "<!DOCTYPE svg [" + entities + "]><svg xmlns='http://www.w3.org/2000/svg'>%s</svg>";

    assertThat(cover("svg", bytes(svg.formatted("<text>&e39;</text>"))).findings()).isEmpty();
    assertThat(cover("svg", bytes(svg.formatted("<text id='&e39;'/>"))).findings())
        .containsExactly(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "tif"})
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void neverFailsAtDamage(String format) throws IOException {
    byte[] whole = Pictures.of(format);
    SplittableRandom random = new SplittableRandom(20261127);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(1, whole.length + 1));
      for (int n = random.nextInt(4); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      ImageHeader.of(damaged)
          .ifPresent(header -> assertThat(PictureDamage.of(header.format(), damaged)).isNotNull());
    }
  }

  private ModelFolder svg(String inside) {
    return cover("svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'>" + inside + "</svg>"));
  }

  private ModelFolder cover(String ending, byte[] content) {
    String name = "cover." + ending;
    return ModelFolder.newest(folder).rdf("cover.png", name).file(name, content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
