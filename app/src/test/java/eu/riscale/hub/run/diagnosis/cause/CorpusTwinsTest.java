package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Corpus;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.engine.python.PythonWithTorch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first sentence on each broken model of the corpus whose description is valid names its
/// fault.
class CorpusTwinsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "pt_unet_transpose_v05__onnx_one_element_off | onnx"
            + "| Output 'prob': only 1 element differs, at batch 0, channel 0, y 32, x 0",
        "pt_unet_transpose_v04__torchscript_one_element_off | torchscript"
            + "| Output 'prob': only 1 element differs, at batch 0, channel 0, y 32, x 0",
        "pt_unet_transpose_v05__torchscript_tol_ppm_100 | torchscript"
            + "| Output 'prob': only 1 element differs, at batch 0, channel 0, y 32, x 0",
        "tf_keras3_unet_v05__keras_hdf5_one_element_off | keras_hdf5"
            + "| Output 'output': only 1 element differs, at batch 0, y 24, x 0, channel 0",
        "tf_keras2_unetup_v04__keras_hdf5_one_element_off | keras_hdf5"
            + "| Output 'output': only 1 element differs, at batch 0, y 24, x 0, channel 0",
        "tf_keras2_classifier_v05__tensorflow_saved_model_bundle_one_element_off"
            + "| tensorflow_saved_model_bundle"
            + "| Output 'output': only 1 element differs, at batch 0, channel 2",
        "tf_keras3_unet_v05__keras_hdf5_wrong_output | keras_hdf5| Output 'output': the outputs are"
            + " the expected ones minus 0.05; corrected for that, it agrees with the test output",
        "tf_keras2_unetup_v04__keras_hdf5_wrong_output | keras_hdf5| Output 'output': the outputs"
            + " are the expected ones minus 0.05; corrected for that, it agrees with the test"
            + " output",
        "pt_unet_transpose_v05__onnx_tol_rel_tight | onnx| Output 'prob': the outputs are the"
            + " expected ones minus 4e-04; corrected for that, it agrees with the test output",
        "pt_unet_transpose_v05__torchscript_wrong_preproc | torchscript| Output 'prob': the test"
            + " output was made with zero_mean_unit_variance over channel, y, x of each sample (eps"
            + " 1.0e-6) of input 'raw', which is not described; corrected",
        "pt_unet_transpose_v05__torchscript_extra_output | torchscript"
            + "| The network gives 1 output, the description names 2 outputs.",
        "pt_unet_fixed_v05__torchscript_nan_model | torchscript"
            + "| Output 'logits': the network gives NaN everywhere, although its inputs are finite."
      })
  void theFirstSentenceNamesTheFault(String model, String weights, String sentence) {
    assertThat(test(model, "--weights=" + weights)).contains("] " + sentence);
  }

  @Test
  void exchangedOutputsOfPythonCodeAreNamed() {
    String model = "pt_3d_two_outputs_v05__pytorch_state_dict_swapped_outputs";
    String python = PythonWithTorch.program().toString();
    assertThat(test(model, "--trust-code", "--python", python))
        .contains(
            "] Output 'classes': its test output is the network's output 'mask', so that the two"
                + " are exchanged; corrected");
  }

  private static String test(String model, String... options) {
    Path folder = Corpus.folder("models").resolve("bad_" + model);
    String[] args = new String[options.length + 3];
    args[0] = "test";
    args[1] = "--device=cpu";
    System.arraycopy(options, 0, args, 2, options.length);
    args[args.length - 1] = folder.toString();
    HubRun run = HubRun.here(args);
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    return run.out();
  }
}
