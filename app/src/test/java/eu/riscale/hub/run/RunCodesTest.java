package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HelpedFindings;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every code about running a model is produced by a source that has just that fault.
class RunCodesTest {
  private static final Pattern CODE = Pattern.compile("\"code\" : \"([a-z0-9-]+)\"");

  /// Codes that no source provokes on every machine, with the reason.
  private static final Set<Code> WAIVED =
      Set.of(
          RunCodes.DEVICE_MISSING, // it takes a GPU driver and an engine without GPU libraries
          RunCodes.DEVICE_MEMORY, // it takes a GPU, or what stands for one: GpuRunTest
          RunCodes.DEVICES_DISAGREE, // likewise
          RunCodes.OPERATIONS_ON_CPU, // likewise
          RunCodes.PLACEMENT_UNKNOWN, // likewise
          RunCodes.ENGINE_UNUSABLE, // it takes a process of its own: EngineFaultsTest
          RunCodes.HALO_TOO_SMALL, // by a test that is asked for by its name: InTilesTest
          RunCodes.TILES_DIFFER, // likewise
          RunCodes.NOT_KEPT, // it takes a disk that is full
          RunCodes.WEIGHTS_NOT_RUN); // what cannot run depends on the machine

  /// A fault: the model it is made in, the weights to test, the change, and the code it must give.
  @SuppressWarnings("ImmutableEnumChecker") // a Code is a record of texts
  enum Fault {
    WRONG_VALUE("pass-fixed-shape-v04", RunCodes.OUTPUT_MISMATCH) {
      @Override
      void make(Path twin) throws Exception {
        Tensor tensor = Npy.read(twin.resolve("test_result.npy"));
        tensor.floats()[7] += 5;
        Npy.write(tensor, twin.resolve("test_result.npy"));
      }
    },
    NAN_OUTPUT("fail-nan-output-v05", RunCodes.OUTPUT_NOT_FINITE),
    WRONG_SHAPE("pass-fixed-shape-v04", RunCodes.OUTPUT_SHAPE) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(
            twin,
            "- name: result\n  axes: bcyx\n  data_type: float32\n  shape: [1, 1, 12, 16]",
            "- name: result\n  axes: bcyx\n  data_type: float32\n  shape: [1, 1, 16, 12]");
        Tensor tensor = Npy.read(twin.resolve("test_result.npy"));
        Npy.write(
            Tensor.of(tensor.floats(), tensor.axes(), 1, 1, 16, 12),
            twin.resolve("test_result.npy"));
      }
    },
    FEWER_OUTPUTS("fail-missing-output-v05", RunCodes.OUTPUT_COUNT),
    MORE_OUTPUTS("pass-extra-output-v05", RunCodes.OUTPUT_EXTRA),
    OUT_OF_RANGE("pass-fixed-shape-v04", RunCodes.OUTPUT_RANGE) {
      @Override
      void make(Path twin) throws Exception {
        // The test output itself may lie in the range: one in a thousand is allowed to differ by
        // 1e-3.
        Tensor tensor = Npy.read(twin.resolve("test_result.npy"));
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < tensor.size(); i++) {
          greatest = Math.max(greatest, tensor.at(i));
        }
        float end = (float) (greatest - 5e-4);
        for (int i = 0; i < tensor.size(); i++) {
          tensor.floats()[i] = Math.min(tensor.floats()[i], end);
        }
        Npy.write(tensor, twin.resolve("test_result.npy"));
        Models.edit(
            twin, "- name: result\n", "- name: result\n  data_range: [-.inf, " + end + "]\n");
      }
    },
    OTHER_TYPE("pass-conv2d-v05", RunCodes.OUTPUT_TYPE) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(
            twin,
            "- {id: sigmoid}",
            "- {id: sigmoid}\n  - {id: ensure_dtype, kwargs: {dtype: float64}}");
      }
    },
    ONE_SIZE_INSIDE("fail-size-fixed-inside-v05", RunCodes.SIZE_REFUSED),
    RIGHT_AT_ONE_SIZE("pass-volume-v04", RunCodes.OUTPUT_SIZE) {
      @Override
      void make(Path twin) throws Exception {
        // 12 - 6 is 12 / 2, but 16 - 6 is not 16 / 2.
        Models.edit(twin, "scale: [1, 2, 1, 0.5, 0.5]", "scale: [1, 2, 1, 1, 0.5]");
        Models.edit(twin, "offset: [0, 0, 0, 0, 0]", "offset: [0, 0, 0, -3, 0]");
        Models.edit(twin, "halo: [0, 0, 1, 1, 1]", "halo: [0, 0, 0, 0, 0]");
      }
    },
    HUGE_STEP("pass-conv2d-v04", RunCodes.SIZE_NOT_TRIED) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "min: [1, 1, 8, 8]", "min: [1, 1, 12, 16]");
        Models.edit(twin, "step: [0, 0, 1, 1]", "step: [0, 0, 2147483647, 2147483647]");
      }
    },
    NEEDED_INPUT("pass-two-in-two-out-v05", RunCodes.INPUT_NEEDED) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "- id: left", "- id: left\n  optional: true");
      }
    },
    NOISE("fail-nondeterministic-v05", RunCodes.NOT_DETERMINISTIC),
    OTHER_TORCHSCRIPT("pass-conv2d-v05", RunCodes.FORMATS_DISAGREE, "onnx,torchscript") {
      @Override
      void make(Path twin) throws Exception {
        // The same network with other weights.
        Files.copy(
            Models.of("pass-external-data-v05").resolve("weights.pt"),
            twin.resolve("weights.pt"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    },
    NO_TEST_TENSOR("pass-conv2d-v05", RunCodes.TEST_TENSOR) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "  test_tensor: {source: test_image.npy}\n", "");
      }
    },
    CUT_WEIGHTS("pass-conv2d-v04", RunCodes.WEIGHTS_UNREADABLE) {
      @Override
      void make(Path twin) throws Exception {
        byte[] whole = Files.readAllBytes(twin.resolve("weights.onnx"));
        // The graph stays whole, one operator becomes unknown: only the engine can tell.
        byte[] damaged =
            new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("Conv", "Cxnv")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(Arrays.equals(whole, damaged)).isFalse();
        Files.write(twin.resolve("weights.onnx"), damaged);
      }
    },
    NETWORK_REFUSES("pass-fixed-shape-v04", RunCodes.RUN_FAILED) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "shape: [1, 1, 12, 16]", "shape: [1, 1, 12, 20]");
        for (String name : List.of("test_image.npy", "test_result.npy")) {
          float[] ones = new float[240];
          Arrays.fill(ones, 1);
          Npy.write(
              Tensor.of(DType.FLOAT32, ones, List.of("b", "c", "y", "x"), 1, 1, 12, 20),
              twin.resolve(name));
        }
      }
    },
    OTHER_INPUT_NAMES("pass-two-in-two-out-v05", RunCodes.INPUT_BY_POSITION) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "id: left", "id: first");
      }
    },
    OTHER_OUTPUT_NAMES("pass-two-in-two-out-v05", RunCodes.OUTPUT_BY_POSITION) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "id: product", "id: second");
      }
    },
    PYTHON_STEP("pass-conv2d-v05", RunCodes.STEP_NOT_RUN) {
      @Override
      void make(Path twin) throws Exception {
        Files.writeString(twin.resolve("step.py"), "def smooth(x):\n    return x\n");
        Models.edit(
            twin,
            "- {id: sigmoid}",
            "- {id: sigmoid}\n  - {id: custom, callable: smooth, source: step.py}");
      }
    },
    ABSENT_FORMAT("pass-conv2d-v05", RunCodes.ENGINE_MISSING, "keras_v3");

    private final String model;
    private final Code code;
    private final String weights;

    Fault(String model, Code code) {
      this(model, code, "onnx");
    }

    Fault(String model, Code code, String weights) {
      this.model = model;
      this.code = code;
      this.weights = weights;
    }

    /// Changes a copy of the model, whose checksums are gone already.
    void make(Path twin) throws Exception {}
  }

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void aFaultGivesItsCode(Fault fault) throws Exception {
    Path twin = Models.copy(fault.model, dir);
    Models.dropChecksums(twin);
    fault.make(twin);
    List<String> args = new ArrayList<>(List.of("test", "--report=json", "--device=cpu"));
    List.of(fault.weights.split(",")).forEach(format -> args.add("--weights=" + format));
    args.add(twin.toString());
    HubRun run = HubRun.here(args.toArray(String[]::new));
    Set<String> codes = new TreeSet<>();
    Matcher found = CODE.matcher(run.out());
    while (found.find()) {
      codes.add(found.group(1));
    }
    assertThat(codes).as(run.out()).contains(fault.code.slug());
    assertThat(HelpedFindings.bare(run.out())).isEmpty();
  }

  @Test
  void findingsNameTheFieldsOfTheVersion() throws Exception {
    Path older = Models.copy("pass-fixed-shape-v04", Files.createDirectory(dir.resolve("older")));
    Fault.OUT_OF_RANGE.make(older);
    assertThat(text(older)).contains("output-outside-range", "· outputs[0].data_range\n");

    Path web = Models.copy("pass-fixed-shape-v04", Files.createDirectory(dir.resolve("web")));
    Models.edit(web, "[test_image.npy]", "['https://example.org/test_image.npy']");
    assertThat(text(web))
        .contains("error[engine-missing] 'https://example.org/test_image.npy' is on the web,")
        .contains("· test_inputs[0]\n");

    Path newer = Models.copy("pass-conv2d-v05", dir);
    Fault.OTHER_TYPE.make(newer);
    assertThat(text(newer)).contains("output-type-differs", "· outputs[0].data.type\n");
  }

  private static String text(Path model) {
    return HubRun.here("test", "--device=cpu", "--weights=onnx", model.toString()).out();
  }

  @Test
  void everyCodeHasAFaultOrAReason() {
    List<Code> made = Arrays.stream(Fault.values()).map(fault -> fault.code).toList();
    assertThat(RunCodes.all())
        .allSatisfy(code ->
            assertThat(made.contains(code) ^ WAIVED.contains(code)).as(code.slug()).isTrue());
  }
}
