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
import org.junit.jupiter.params.provider.CsvSource;
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

  /// The largest part that has one of the two forms.
  @ParameterizedTest
  @CsvSource({"300,800,300 x 300", "900,800,800 x 800", "1000,300,600 x 300", "700,400,700 x 350"})
  void saysToWhatACoverIsCut(int width, int height, String part) {
    assertThat(cover("png", Pictures.png(width, height)).validate().findings().getFirst().hint())
        .isEqualTo("Cut it to " + part + " pixels, or add a margin to that form.");
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
        "<rect style='fill:rgb(0,0,0);-inkscape-stroke:none;paint-order:markers fill stroke'/>",
        "<set attributeName='fill' to='red'/><g aria-label='a' data-name='b'/>",
        "<image href='data:image/png;base64,AAAA'/><use href='#a'/>",
      })
  void leavesAPlainSvgAlone(String inside) {
    assertThat(svg(inside).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='java&#9;script:alert(1)'/>",
        "<a><set attributeName='href' to='javascript:alert(1)'/></a>",
        "<a><animate attributeName='xlink:href' values='javascript:alert(1)'/></a>",
        "<rect><set attributeName='onclick' to='alert(1)'/></rect>",
        "<use href='data:image/svg+xml,&lt;svg/>#x'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<style>@\\69mport 'http://example.org/a';</style>",
        "<style>a {background: u\\72l(http://example.org/a)}</style>",
        "<style>@im<!-- -->port 'http://example.org/a';</style>",
        "<style>@im<![CDATA[port url(//example.org/a)]]></style>",
        "<style>a {fill: red; @import 'a'}</style>",
        "<style>/* a */ a {fill: red}</style>",
        "<style><g/>a {fill: red}</style>",
        "<rect style=\"background: image-set('http://example.org/a' 1x)\"/>",
        "<rect fill='url(http://example.org/a#b)'/>",
        "<rect style='behavior: red'/>",
        "<g xml:base='http://example.org/'/>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
        "<filter><feImage href='http://example.org/a'/></filter>",
        "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' srcset='http://example.org/a"
            + " 1x'/></foreignObject>",
        "<foreignObject><video xmlns='http://www.w3.org/1999/xhtml'"
            + " poster='http://example.org/a'/></foreignObject>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='a'/></foreignObject>",
        "<foreignObject><form xmlns='http://www.w3.org/1999/xhtml'"
            + " action='javascript:alert(1)'/></foreignObject>",
        "<foreignObject><meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh'"
            + " content='0;url=http://example.org'/></foreignObject>",
        "<foreignObject><link xmlns='http://www.w3.org/1999/xhtml' rel='stylesheet'"
            + " href='http://example.org/a'/></foreignObject>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'"
            + " background='http://example.org/a'/></foreignObject>"
      })
  void knowsWhatIsHarmlessInAnSvg(String inside) {
    assertThat(svg(inside).findings()).containsExactly(ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg SYSTEM 'http://example.org/a.dtd'>",
        "<!DOCTYPE svg [<!ENTITY e '<script>alert(1)</script>'>]>",
        "<!DOCTYPE svg [<!ENTITY % p SYSTEM 'http://example.org/a.dtd'> %p;]>",
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>",
        "<?xml-stylesheet href='a.css'?>",
      })
  void knowsWhatIsHarmlessAheadOfAnSvg(String before) {
    String svg = before + "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>";
    assertThat(cover("svg", bytes(svg)).findings()).containsExactly(ACTIVE);
  }

  /// As Inkscape, matplotlib, draw.io, Illustrator, and svglite and Cairo for R begin and draw.
  @ParameterizedTest
  @ValueSource(
      strings = {
        DrawnPictures.INKSCAPE,
        DrawnPictures.MATPLOTLIB,
        DrawnPictures.DRAW_IO,
        DrawnPictures.ILLUSTRATOR,
        DrawnPictures.SVGLITE,
        DrawnPictures.CAIRO
      })
  void leavesWhatProgramsDrawAlone(String svg) {
    assertThat(cover("svg", bytes(svg)).findings()).isEmpty();
  }

  @Test
  void fetchesNothingForAnSvg() {
    String doctype =
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
            + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'%s>\n";
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

    assertThat(cover("svg", bytes(svg.formatted("<text>&e39;</text>"))).findings())
        .containsExactly(ACTIVE);
    assertThat(cover("svg", bytes(svg.formatted("<text id='&e39;'/>"))).findings())
        .containsExactly(ACTIVE, BROKEN);
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
