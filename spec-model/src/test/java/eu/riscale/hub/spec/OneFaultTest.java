package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong at one place and shows at several is told once, where it is to be mended.
final class OneFaultTest {
  private static final RdfPath INPUT = RdfPath.ROOT.field("inputs").index(0);

  private static Finding only(String base, String changes) {
    List<Finding> errors = HelpOfOtherFormsTest.errors(base, changes);
    assertThat(errors).hasSize(1);
    return errors.getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "inputs[0].id: raaw, an input that nothing refers to is called 'raaw'",
    "inputs[0].id: picture, an input that nothing refers to is called 'picture'",
    "inputs[0].id: DELETE, an input has no id"
  })
  void anIdThatSeveralPlacesReferToIsGivenToTheOneInputThatNothingRefersTo(
      String change, String called) {
    Finding error = only("model", change);
    assertThat(error.path()).hasToString("outputs[0].axes[2].size");
    assertThat(error.message())
        .isEqualTo(
            "There is no axis 'raw.y' to take the size from. The id 'raw' also stands at"
                + " outputs[0].axes[3].size, while "
                + called
                + ".");
    assertThat(error.edits()).containsExactly(new Edit.Write(INPUT.field("id"), "raw"));
  }

  @ParameterizedTest
  @CsvSource({"yy", "height"})
  void soIsOneOfAnAxis(String id) {
    Finding error = only("model", "inputs[0].axes[2].id: " + id);
    assertThat(error.edits())
        .containsExactly(new Edit.Write(INPUT.field("axes").index(2).field("id"), "y"));
  }

  @ParameterizedTest
  @CsvSource({
    "model, weights.onnx, '{model: net.onnx, opset_version: 17, parent: torchscript}', model,"
        + " source",
    "model, 'inputs[0].test_tensor', '{npy: a.npy}', npy, source",
    "model, 'covers[0]', '{img: cover.png}', img, source",
    "model, 'maintainers[0]', '{login: ada}', login, github_user",
    "model, uploader, '{address: a@example.com}', address, email",
    "model-0.4, run_mode, '{mode: deepimagej}', mode, name",
    "model-0.4, weights.onnx, '{model: net.onnx, parent: pytorch_state_dict}', model, source"
  })
  void theOneStrangeNameStandsForTheOneFieldThatIsMissing(
      String base, String place, String value, String name, String field) {
    Finding error = only(base, place + ": " + value);
    assertThat(error.code().slug()).isEqualTo("field-unknown");
    assertThat(error.message())
        .isEqualTo("The field '%s' is not known here, and '%s' is missing.", name, field);
    assertThat(error.edits()).containsExactly(new Edit.Rename(error.path(), field));
  }

  @ParameterizedTest
  @CsvSource({
    "uploader, '{address: 3}', 2", // no address of anybody
    "uploader, '{address: a@example.com, mailbox: b@example.com}', 3",
    "weights.onnx, '{notes: [a], opset_version: 17, parent: torchscript}', 2"
  })
  void whatMayStandForNothingIsToldBesides(String place, String value, int errors) {
    assertThat(HelpOfOtherFormsTest.errors("model", place + ": " + value)).hasSize(errors);
  }

  @ParameterizedTest
  @CsvSource({
    "model, 'outputs[0].axes[2].scale: 100000', size-below-one",
    "model-0.4, 'outputs[0].shape.scale: [1, 1, 1.0e-5, 1.0e-5]', size-below-one",
    "model-0.4, 'inputs[0].shape: [1, 2, 4, 4]', halo-too-large",
    "model-0.4, 'inputs[0].shape.min[1]: -3', size-below-one",
    "model-0.4, 'inputs[0].shape.min[0]: -3', size-below-one",
    "model-0.4, 'inputs[0].shape.step[0]: -3', shape-step-negative",
    "model-0.4, 'inputs[0].axes: \"\"', axes-shape-lengths",
    "model-0.4, 'outputs[0].shape.scale[1]: null', new-axis-without-size"
  })
  void whatFollowsFromANumberIsNotToldToo(String base, String change, String code) {
    assertThat(only(base, change).code().slug()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model-0.4 | inputs[0].shape.min | [[1, 2, 64, 64]] | [1, 2, 64, 64]",
        "model-0.4 | inputs[0].shape.step | [[0], [0], [16], [16]] | [0, 0, 16, 16]",
        "model-0.4 | outputs[0].shape.scale | [[1, 1, 1, 1]] | [1, 1, 1, 1]",
        "model-0.4 | outputs[0].halo | [[0, 0, 16, 16]] | [0, 0, 16, 16]",
        "model | tags | [[nuclei, 2d]] | [nuclei, 2d]",
        "model | authors | [[{name: Ada, github_user: ada}]] | '- name: Ada\n  github_user: ada'"
      })
  void aLevelOfListsTooManyIsOneFault(String base, String place, String value, String right) {
    Finding error = only(base, place + ": " + value);
    assertThat(error.path()).hasToString(place + "[0]");
    assertThat(error.edits())
        .singleElement()
        .isInstanceOf(Edit.Write.class)
        .extracting(Edit::text)
        .isEqualTo(right.replace("\\n", "\n"));
  }

  private static String place(Edit edit) {
    return edit.place().map(RdfPath::toString).orElse("");
  }

  @ParameterizedTest
  @CsvSource({"model", "model-0.4", "dataset"})
  void anEmptyCitationIsFilledAtOnce(String base) {
    Finding error = only(base, "cite: [{text: null}]");
    assertThat(error.path()).hasToString("cite[0].text");
    assertThat(error.edits())
        .extracting(OneFaultTest::place)
        .containsExactly("cite[0].text", "cite[0].doi");
    Finding empty = only(base, "cite: [{}]");
    assertThat(empty.path()).hasToString("cite[0]");
    assertThat(empty.edits()).extracting(OneFaultTest::place).containsExactly("cite[0]");
  }

  @ParameterizedTest
  @CsvSource({
    "model, 'authors[0]', 'The field ''name'' is missing.'",
    "model, weights.onnx, 'The fields ''source'' and ''opset_version'' are missing.'",
    "model-0.4, 'inputs[0].preprocessing[0]', 'The field ''name'' is missing.'"
  })
  void anEmptyMappingLacksAllThatItShouldHaveOnce(String base, String place, String message) {
    Finding error = only(base, place + ": {}");
    assertThat(error.message()).isEqualTo(message);
    assertThat(error.hint() + error.edits()).isNotEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({"scale_range", "zero_mean_unit_variance", "clip", "scale_linear", "binarize"})
  void soDoEmptyArgumentsOfAStep(String step) {
    String place = "inputs[0].preprocessing";
    Finding error = only("model-0.4", place + ": [{name: " + step + ", kwargs: {}}]");
    assertThat(error.edits())
        .extracting(OneFaultTest::place)
        .allMatch(edited -> edited.startsWith(place + "[0]"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"model, bar", "model, '{source: net.dat}'", "model-0.4, bar", "model-0.4, null"})
  void weightsUnderOneStrangeNameAloneAreThatName(String base, String value) {
    Finding error = only(base, "weights: {foo: " + value + "}");
    assertThat(error.code().slug()).isEqualTo("field-unknown");
    assertThat(error.path()).hasToString("weights.foo");
    assertThat(error.edits()).extracting(OneFaultTest::place).containsExactly("weights");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inputs[0].shape.min | [1, 1, 64, 64]",
        "inputs[0].shape.step | [0, 0, 16, 16]",
        "outputs[0].shape.scale | [1, 1, 1, 1]",
        "outputs[0].shape.offset | [0, 0, 0, 0]"
      })
  void aListOfAShapeIsShownWithANumberForEachAxis(String place, String right) {
    for (String wrong : List.of("DELETE", "[]", "null", "any", "{y: 1}")) {
      assertThat(only("model-0.4", place + ": " + wrong).edits())
          .as(wrong)
          .extracting(Edit::text)
          .containsExactly(right);
    }
  }
}
