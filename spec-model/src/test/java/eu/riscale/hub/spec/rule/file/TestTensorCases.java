package eu.riscale.hub.spec.rule.file;

import static eu.riscale.hub.spec.rule.file.ModelFolder.npy;
import static eu.riscale.hub.spec.rule.file.ModelFolder.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What can be wrong with test tensors.
final class TestTensorCases {
  private static final String INPUT = "inputs[0].test_tensor.source";
  private static final String OUTPUT = "outputs[0].test_tensor.source";

  private TestTensorCases() {}

  static List<FileCase> all() {
    return List.of(
        FileCase.of(
            "text as npy", "error npy-invalid @ " + INPUT, m -> m.file("input.npy", "1 2 3")),
        FileCase.of(
            "pickled npy",
            "error npy-pickled @ " + INPUT,
            m -> m.file("input.npy", npy("|O", "(1,)", new byte[8], 0))),
        FileCase.of(
            "complex npy",
            "error npy-type @ " + INPUT,
            m -> m.file("input.npy", npy("<c8", "(1,)", new byte[8], 0))),
        FileCase.of(
            "cut npy",
            "error npy-truncated @ " + INPUT,
            m -> m.file("input.npy", Arrays.copyOf(tensor(24, 16), 500))),
        FileCase.of(
            "three axes",
            "error test-tensor-rank @ " + INPUT,
            m -> m.file("input.npy", npy("|u1", "(1, 24, 16)", new byte[384], 5))),
        FileCase.of(
            "size off the steps",
            "error test-tensor-size @ " + INPUT,
            m -> m.file("input.npy", tensor(25, 16))),
        FileCase.of(
            "no sample at all",
            "error test-tensor-empty @ " + INPUT,
            m -> m.file("input.npy", npy("|u1", "(0, 1, 24, 16)", new byte[0], 0))),
        FileCase.of(
            "no pixel along an axis",
            "error test-tensor-empty @ " + OUTPUT,
            m -> m.file("output.npy", npy("<f4", "(1, 1, 24, 0)", new byte[0], 0))),
        FileCase.of(
            "no pixel along an axis that an output follows",
            "error test-tensor-empty @ " + INPUT,
            m -> m.file("input.npy", npy("|u1", "(1, 1, 0, 16)", new byte[0], 0))),
        FileCase.of(
            "a number without axes",
            "error test-tensor-rank @ " + INPUT,
            m -> m.file("input.npy", npy("<f4", "()", new byte[4], 0x3F))),
        FileCase.of(
            "input without halo",
            Set.of(),
            m -> m.file("input.npy", tensor(20, 12)).file("output.npy", tensor(20, 12))),
        FileCase.of(
            "output cropped by halo",
            "error test-tensor-size @ " + OUTPUT,
            m -> m.file("output.npy", tensor(20, 16))),
        FileCase.of(
            "truth values for numbers",
            "error test-tensor-type @ " + INPUT,
            m -> m.file("input.npy", npy("|b1", "(1, 1, 24, 16)", new byte[384], 1))),
        FileCase.of(
            "whole numbers for real ones",
            Set.of(),
            m -> m.file("input.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 1))),
        FileCase.of(
            "NaN expected",
            "error test-output-not-finite @ " + OUTPUT,
            m -> m.file("output.npy", withNan())),
        FileCase.of(
            "NaN in the input",
            "alert test-input-not-finite @ " + INPUT,
            m -> m.file("input.npy", withNan())),
        FileCase.of(
            "nothing but background",
            "error test-tensor-near-zero @ " + OUTPUT,
            m -> m.file("output.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 0))),
        FileCase.of(
            "outside of range",
            "alert test-tensor-outside-range @ " + INPUT,
            m -> m.file("input.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 200))),
        FileCase.of(
            "class not listed",
            "alert test-tensor-value-unlisted @ " + INPUT,
            m ->
                m.rdf("{type: float32, range: [-10, 10]}", "{type: uint8, values: [0, 1]}")
                    .file("input.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 3))),
        FileCase.of(
            "tolerance of 5 %",
            "error absolute-tolerance-too-large @ " + OUTPUT,
            m ->
                m.rdf(
                    "name: Nuclei",
                    "config: {bioimageio: {reproducibility_tolerance: [{absolute_tolerance:"
                        + " 0.05}]}}\n"
                        + "name: Nuclei")));
  }

  private static byte[] withNan() {
    byte[] file = tensor(24, 16);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, Float.NaN);
    return file;
  }
}
