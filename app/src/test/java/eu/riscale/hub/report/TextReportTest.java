package eu.riscale.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {
  @Test
  void showsFindingsWithTheirLineAndTestsWithTheirFigures() throws IOException {
    assertThat(text(Style.PLAIN, Sample.failed()))
        .isEqualTo(
            """

            Nuclei · model 0.5.6 · models/nuclei

              alert[tensor-id-duplicate] Two tensors share the id 'raw'.
                --> rdf.yaml:3:7 · inputs[1].id
                3 | - id: raw
                  |       ^^^
                = expected: an id of its own
                = help: Rename one.

              ✗ failed  onnx · reproduce test outputs · runs, does not reproduce · ONNX Runtime 1.29.0 on cpu · 0.12 s
                  mask 1×2: largest difference 0.5 (relative ∞); 1 of 2 elements out of tolerance (|Δ| ≤ 0.001 + 0.001·|x|, 100 ppm allowed)
                    |Δ| = 0                1  ████████████████████████
                    |Δ| ≤ 1                1  ████████████████████████
                    not every cause was tried, because the time for it was up: a faster or less busy machine tries more
                  printed:
                    | loss 0.5
                    | \\u001b[32mpassed
              ✓ passed  onnx · run at other sizes · 2 sizes, 1×64 to 1×96 · 0.05 s
              - skipped keras_v3 · reproduce test outputs
                  Keras is not supported yet.

            failed      tests: 1 passed, 1 failed, 1 skipped · 1 alert · 123 MB
            """);
  }

  @Test
  void namesTheCardOrWhatKeepsAnEngineFromIt() throws IOException {
    String devices =
        " · give the same on the CPU and the GPU · bit for bit; 0.012 s on cuda:0, 0.150 s on the"
            + " CPU · ";
    assertThat(text(Style.PLAIN, Sample.onGpu()))
        .contains(
            "  ✓ passed  onnx" + devices + "ONNX Runtime 1.29.0 on cuda:0 (NVIDIA H200) · 0.50 s\n",
            "  ✓ passed  torchscript"
                + devices
                + "PyTorch 2.7.1 on cpu (not the GPU: this PyTorch has no CUDA) · 0.50 s\n");
  }

  @Test
  void takesOneLineForAValidSourceAndForAnUnreadableOne() throws IOException {
    assertThat(text(Style.PLAIN, Sample.valid("a"), Sample.unreadable()))
        .isEqualTo(
            """
            valid       Nuclei · model 0.5.6 · a
            unreadable  gone.yaml: there is no such file or folder.

            Failed:
              unreadable  gone.yaml: there is no such file or folder.

            2 sources: 1 valid, 1 unreadable
            """);
  }

  @Test
  void saysWhereAModelWithoutFindingsRuns() throws IOException {
    Verdict verdict =
        new Verdict(
            "ilastik",
            "1.4",
            Verdict.Outcome.LIMITS,
            List.of(new Verdict.Reason("cover", "It shows a cover.", "Add one.")));
    ResourceResult valid =
        new ResourceResult(
            Sample.valid("a").described(), List.of(), new Outcome.Validated(List.of(verdict)));

    assertThat(text(Style.PLAIN, valid))
        .isEqualTo(
            """

            Nuclei · model 0.5.6 · a

              where it runs
                ilastik 1.4            runs with limits
                                        It shows a cover. Add one.

            valid       nothing to fix
            """);
  }

  /// No software reads a description that has errors.
  @Test
  void saysThatAModelWithErrorsRunsOnceTheyAreMended() throws IOException {
    Verdict verdict = new Verdict("bioimageio.core", "", Verdict.Outcome.RUNS, List.of());
    Finding error = Finding.of(FieldCodes.MISSING, RdfPath.ROOT.field("license"), "It is missing.");
    ResourceResult invalid =
        new ResourceResult(
            Sample.valid("a").described(), List.of(error), new Outcome.Validated(List.of(verdict)));

    assertThat(text(Style.PLAIN, invalid))
        .contains(
            """
              where it runs once the errors are mended
                bioimageio.core        runs
            """);
  }

  @Test
  void coloursOnlyWhenAsked() throws IOException {
    assertThat(text(Style.COLOUR, Sample.failed())).contains("\u001b[1;31m  ✗ failed ");
    assertThat(text(Style.PLAIN, Sample.failed())).doesNotContain("\u001b");
  }

  @Test
  void breaksProseBetweenWordsWhereTheTerminalIsNarrow() throws IOException {
    String wide = text(Style.PLAIN, Sample.failed());
    String narrow = text(Style.PLAIN.within(40), Sample.failed());
    assertThat(narrow)
        .contains(
            """
              alert[tensor-id-duplicate] Two tensors
                share the id 'raw'.
                --> rdf.yaml:3:7 · inputs[1].id
                3 | - id: raw
                  |       ^^^
            """,
            """
              ✗ failed  onnx · reproduce test
                        outputs · runs, does not
                        reproduce · ONNX Runtime
                        1.29.0 on cpu · 0.12 s
                  mask 1×2: largest difference 0.5
                    (relative ∞); 1 of 2 elements
            """,
            "        |Δ| = 0                1  ████████████████████████\n");
    assertThat(narrow.split("\\s+", -1)).isEqualTo(wide.split("\\s+", -1));
    assertThat(text(Style.PLAIN.within(300), Sample.failed())).isEqualTo(wide);
  }

  /// Half a command is no command.
  @Test
  void leavesWholeWhatMayBeCopied() throws IOException {
    Code code = Code.error("a-code", "It is wrong.");
    Finding finding =
        Finding.of(code, RdfPath.ROOT, "It is wrong, and this is said at some length.")
            .expected("a word that is none of those which are here already")
            .hint("Install it: python3 -m pip install torch --index-url https://example.org/whl");
    ResourceResult result =
        new ResourceResult(
            Sample.valid("a").described(), List.of(finding), new Outcome.Validated(List.of()));
    assertThat(text(Style.PLAIN.within(40), result))
        .contains(
            """
              error[a-code] It is wrong, and this is
                said at some length.
                = expected: a word that is none of
                    those which are here already
                = help: Install it: python3 -m pip install torch --index-url https://example.org/whl
            """
                .indent(0));
  }

  @Test
  void aDumbTerminalHasNoColours() {
    assertThat(Style.isAllowedBy(Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
    assertThat(Style.isAllowedBy(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Style.isAllowedBy(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
  }

  @Test
  void controlCharactersOfUntrustedTextAreMadeVisible() {
    assertThat(Printable.of("a\u001b[2Jb\tc\u202ed")).isEqualTo("a\\u001b[2Jb c\\u202ed");
    assertThat(Printable.of("Größe 3 µm")).isEqualTo("Größe 3 µm");
    assertThat(Printable.line(" a\n\n  passed  b\u2028c\n")).isEqualTo("a passed  b\\u2028c");
  }

  private static String text(Style style, ResourceResult... results) throws IOException {
    StringWriter out = new StringWriter();
    new TextReport(style).write(Sample.results("test", results), out);
    return out.toString();
  }
}
