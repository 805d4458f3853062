package eu.riscale.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.report.html.HtmlReport;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final int PHONE = 390;
  private static final int DESK = 1280;

  @TempDir Path dir;

  @Test
  void needsNothingBesideIt() {
    String page = page("inspect", Models.of("pass-volume-v05").toString());
    assertThat(page)
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'".replace("'", "&#39;"))
        .contains("width=device-width", "prefers-color-scheme:dark")
        .doesNotContain("<script", "http://", "https://", "<link", "url(");
  }

  @Test
  void isTheSameEveryTime() {
    String model = Models.of("pass-volume-v05").toString();
    assertThat(page("inspect", model)).isEqualTo(page("inspect", model));
  }

  @Test
  void showsUntrustedTextAsText() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(
        model,
        "description: ",
        "description: '<script>alert(1)</script><img src=x onerror=alert(2)> &amp; \" '' ' # ");
    String page = page("inspect", model.toString());
    assertThat(page)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt; &amp;amp;")
        .doesNotContain("<script", "<img src=x");
  }

  @Test
  void showsFindingsAndTests() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "license: MIT", "license: MIT\nlicence: MIT");
    assertThat(page("validate", model.toString()))
        .contains("<span class=\"badge invalid\">invalid</span>", "<code>field-unknown</code>");

    String tested =
        page("test", "--device=cpu", "--weights=onnx", Models.of("pass-conv2d-v05").toString());
    assertThat(tested)
        .contains("<th scope=\"row\">onnx</th><td>reproduce test outputs</td>")
        .contains("<span class=\"badge passed\">passed</span>");
  }

  @Test
  void namesTheCardThatATestRanOn() throws Exception {
    StringWriter page = new StringWriter();
    new HtmlReport().write(Sample.results("test", Sample.onGpu()), page);
    assertThat(page.toString())
        .contains(
            "<th scope=\"row\">onnx</th><td>give the same on the CPU and the GPU</td>",
            "bit for bit; 0.012 s on cuda:0, 0.150 s on the CPU",
            "<td>ONNX Runtime 1.29.0 on cuda:0 (NVIDIA H200)</td>",
            "<td>PyTorch 2.7.1 on cpu (not the GPU: this PyTorch has no CUDA)</td>");
  }

  @Test
  void showsEachOutputBesideWhatWasExpected() throws Exception {
    String page =
        page("test", "--device=cpu", "--weights=onnx", Models.of("pass-volume-v05").toString());
    assertThat(page)
        .contains("<h2>onnx: reproduce test outputs</h2>")
        .contains("<b>input</b>", "<b>expected</b>", "<b>actual</b>", "<b>difference</b>")
        .contains("<span class=\"ends\"><span>-0.001</span><span>0</span><span>0.001</span></span>")
        .contains("<caption>elements by absolute difference</caption>", "<th scope=\"row\">|Δ| = 0")
        .contains("<dt>tolerance</dt><dd>|Δ| ≤ 0.001 + 0.001·|x|, 100 ppm allowed</dd>");
    assertThat(page.length()).isLessThan(5 << 20);
    String seen =
        Browser.read(
            page,
            PHONE,
            900,
            """
            const shown = (element) => element.offsetWidth > 0 && element.offsetHeight > 0;
            const seen = () => [...document.querySelectorAll(".panels img")].filter(shown)
                .map(image => image.alt).join(" | ");
            const before = seen();
            [...document.querySelectorAll(".viewer label")].at(-1).click();
            const broken = [...document.images].filter(shown).filter(i => i.naturalWidth == 0);
            const wide = document.documentElement.scrollWidth - window.innerWidth;
            return [before, seen(), broken.length, Math.max(0, wide)].join("; ");
            """,
            dir);
    assertThat(seen)
        .matches(
            "input, volume, , z . \\| expected, features, first, z . \\| actual, features, first,"
                + " z . \\| difference, features, first, z .; input, volume, , z 4 \\| expected,"
                + " features, first, z 4 \\| actual, features, first, z 4 \\| difference,"
                + " features, first, z 4; 0; 0");
  }

  @Test
  void namesOfOutputsAndChannelsAreTextsAndLinesAreLines() throws Exception {
    StringWriter out = new StringWriter();
    new HtmlReport().write(Sample.results("test", Sample.seen()), out);
    String page = out.toString();
    assertThat(page)
        .doesNotContain("<script", "</figure><")
        .contains("First line.\n  second: [line]", ".findings p{white-space:pre-wrap}")
        .contains("All 3 objects agree exactly; only their numbers differ.")
        .contains("runs, does not reproduce", "red: another object", "a colour for each object");
    assertThat(unclosed(page)).isEmpty();
  }

  @Test
  void severalSourcesHaveTotals() throws Exception {
    StringWriter out = new StringWriter();
    new HtmlReport()
        .write(Sample.results("test", Sample.failed(), Sample.seen(), Sample.unreadable()), out);
    assertThat(out.toString())
        .contains("<h1>3 sources</h1>")
        .contains("<span class=\"badge failed\">2 failed</span>")
        .contains("<span class=\"badge unreadable\">1 unreadable</span>")
        .contains("tests: 1 passed, 2 failed, 1 skipped");
  }

  /// Elements that are not closed in the order in which they were opened.
  private static List<String> unclosed(String page) {
    Set<String> single = Set.of("meta", "img", "input");
    List<String> open = new ArrayList<>();
    Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)(?: [^<>]*)?>").matcher(page);
    while (tags.find()) {
      String tag = tags.group(2);
      if (tags.group(1).isEmpty() && !single.contains(tag)) {
        open.add(tag);
      } else if (!tags.group(1).isEmpty()) {
        assertThat(open.removeLast()).isEqualTo(tag);
      }
    }
    return open;
  }

  @Test
  void saysWhereItRuns() {
    String page = page("inspect", "--for=ilastik", Models.of("pass-conv2d-v05").toString());
    assertThat(page)
        .contains("<h2>Where it runs</h2>", "<b>ilastik 1.4.2rc1</b>")
        .contains("<span class=\"badge runs\">runs</span>");
  }

  @Test
  void listsSeveralSources() {
    String good = Models.of("pass-conv2d-v05").toString();
    String page = page("inspect", good, dir.resolve("none").toString());
    assertThat(page).contains("<a href=\"#source-0\">", "id=\"source-1\"", "unreadable");
  }

  /// Width of the window, and a model whose tensors have channels and slices to choose from.
  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void showsPicturesInABrowser(int width) throws Exception {
    String page = page("inspect", Models.of("pass-volume-v05").toString());
    String seen =
        Browser.read(
            page,
            width,
            900,
            """
            const images = [...document.images];
            const shown = (element) => element.offsetWidth > 0 && element.offsetHeight > 0;
            const viewers = [...document.querySelectorAll(".viewer")];
            const count = () => viewers.map(v => [...v.querySelectorAll("img")].filter(shown));
            const before = count().map(list => list.map(image => image.alt));
            viewers.forEach(v => [...v.querySelectorAll("label")].at(-1)?.click());
            const after = count().map(list => list.map(image => image.alt));
            const wide = document.documentElement.scrollWidth - window.innerWidth;
            return [
              "broken " + images.filter(image => image.naturalWidth == 0).length,
              "viewers " + viewers.length,
              "shown " + before.map(list => list.length).join(),
              "shown after a click " + after.map(list => list.length).join(),
              "changed " + before.map((list, i) => list[0] != after[i][0]).join(),
              "too wide by " + Math.max(0, wide),
            ].join("; ");
            """,
            dir);
    assertThat(seen)
        .isEqualTo(
            "broken 0; viewers 2; shown 1,1; shown after a click 1,1; changed true,true;"
                + " too wide by 0");
  }

  @Test
  void showsAnArray() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[3 * 20 * 30];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    Path file = dir.resolve("some.npy");
    Npy.write(Tensor.of(values, List.of("a", "b", "c"), 3, 20, 30), file);
    String page = page("inspect", "--tensor", file.toString());
    assertThat(page).contains("<dt>shape</dt><dd>3×20×30</dd>", "data:image/png;base64,");
  }

  private String page(String command, String... arguments) {
    Path file = dir.resolve("report.html");
    String[] all = new String[arguments.length + 3];
    all[0] = command;
    all[1] = "--quiet";
    all[2] = "--report=html=" + file;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    HubRun run = HubRun.here(all);
    assertThat(run.err()).isEmpty();
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
