package eu.riscale.hub.inspect;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.weights.Zips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every finding of inspecting comes from a model that has just that fault, and from no good one.
class InspectCodesTest {
  private static final Path SERVED =
      Path.of("src", "test", "resources", "savedmodel", "pass-fixed-shape-v05.zip");
  private static final Path TORCH = Path.of("src", "test", "resources", "torch");

  /// A fault: the model it is made in, the code it must give, and changes of the description.
  @SuppressWarnings("ImmutableEnumChecker") // a Code is a record of texts
  enum Fault {
    OLDER_TORCH(
        "pass-conv2d-v05",
        InspectCodes.VERSION,
        "pytorch_version: 2.7.1",
        "pytorch_version: 1.13.1"),
    EXTRA_OUTPUT("pass-extra-output-v05", FitCodes.COUNT),
    EXCHANGED_INPUTS("pass-two-in-two-out-v05", FitCodes.ORDER) {
      @Override
      void make(Path twin) throws Exception {
        Models.edit(twin, "- id: left", "- id: other");
        Models.edit(twin, "- id: right", "- id: left");
        Models.edit(twin, "- id: other", "- id: right");
      }
    },
    OTHER_NAME("pass-two-in-two-out-v05", FitCodes.NAMES, "- id: product", "- id: second"),
    FEWER_AXES("pass-fixed-shape-v05", FitCodes.RANK, "  - {type: batch, size: 1}\n", ""),
    WHOLE_NUMBERS(
        "pass-fixed-shape-v05", FitCodes.TYPE, "data: {type: float32}", "data: {type: uint8}"),
    OPEN_SIZE(
        "pass-fixed-shape-v05",
        FitCodes.SIZE,
        "{type: space, id: y, size: 12}",
        "{type: space, id: y, size: {min: 4, step: 4}}"),
    SEQUENCE("pass-fixed-shape-v05", FitCodes.KIND) {
      @Override
      void make(Path twin) throws Exception {
        byte[] sequence = field(2, field(4, field(1, field(1, integer(1, 1)))));
        Files.write(
            twin.resolve("weights.onnx"),
            ofGraph(
                join(
                    node("", "SequenceConstruct", "image", "result"),
                    text(2, "net"),
                    field(11, text(1, "image"), field(2, field(1, integer(1, 1)))),
                    field(12, text(1, "result"), sequence))));
      }
    },
    IN_TRAINING("pass-fixed-shape-v05", FitCodes.TRAINING) {
      @Override
      void make(Path twin) throws Exception {
        byte[] attribute = field(5, text(1, "training_mode"), integer(3, 1), integer(20, 2));
        byte[] tensor = field(2, field(1, integer(1, 1)));
        Files.write(
            twin.resolve("weights.onnx"),
            ofGraph(
                join(
                    node("", "BatchNormalization", "image", "result", attribute),
                    text(2, "net"),
                    field(11, text(1, "image"), tensor),
                    field(12, text(1, "result"), tensor))));
      }
    },
    OTHER_SIGNATURE("pass-fixed-shape-v05", FitCodes.SIGNATURE) {
      @Override
      void make(Path twin) throws Exception {
        Path zip = Files.copy(SERVED, twin.resolve("weights.zip"));
        Zips.change(
            zip,
            "saved_model.pb",
            content ->
                new String(content, ISO_8859_1)
                    .replace("serving_default", "serve_otherwise")
                    .getBytes(ISO_8859_1));
        Models.edit(
            twin,
            "  onnx: {source: weights.onnx,",
            "  tensorflow_saved_model_bundle: {source: weights.zip, tensorflow_version: 2.18.0}\n"
                + "  onnx: {source: weights.onnx,");
      }
    },
    WHOLE_CHECKPOINT("state-dict-file-v05", FitCodes.CHECKPOINT) {
      @Override
      void make(Path twin) throws Exception {
        replaceWeights(twin, "checkpoint.pth");
      }
    },
    CUT_SHORT("state-dict-file-v05", FitCodes.INCOMPLETE) {
      @Override
      void make(Path twin) throws Exception {
        Zips.without(twin.resolve("weights.pth"), "data/0");
      }
    },
    DAMAGED_PICKLE("state-dict-file-v05", InspectCodes.NOT_SHOWN) {
      @Override
      void make(Path twin) throws Exception {
        replaceWeights(twin, "no-pickle.pth");
      }
    };

    private final String model;
    private final Code code;
    private final String from;
    private final String to;

    Fault(String model, Code code) {
      this(model, code, "", "");
    }

    Fault(String model, Code code, String from, String to) {
      this.model = model;
      this.code = code;
      this.from = from;
      this.to = to;
    }

    /// Changes a copy of the model, whose checksums are gone already.
    void make(Path twin) throws Exception {
      Models.edit(twin, from, to);
    }

    private static void replaceWeights(Path twin, String with) throws Exception {
      Files.copy(
          TORCH.resolve(with), twin.resolve("weights.pth"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void aFaultGivesItsCode(Fault fault) throws Exception {
    Path twin = Models.copy(fault.model, dir);
    Models.dropChecksums(twin);
    fault.make(twin);
    HubRun run = HubRun.of("inspect", twin.toString());
    assertThat(run.out()).contains("[" + fault.code.slug() + "]");
    assertThat(run.err()).isEmpty();
  }

  static List<String> goodModels() throws Exception {
    List<String> good = new ArrayList<>(Models.named("pass-"));
    good.addAll(Models.named("state-dict-"));
    good.remove("pass-extra-output-v05");
    return good;
  }

  @ParameterizedTest
  @MethodSource("goodModels")
  void aGoodModelGivesNone(String model) {
    HubRun run = HubRun.of("inspect", Models.of(model).toString());
    Stream.concat(InspectCodes.all().stream(), FitCodes.all().stream())
        .forEach(code -> assertThat(run.out()).doesNotContain("[" + code.slug() + "]"));
    assertThat(run.status()).isZero();
  }

  /// The specification has no such type, so no ensure_dtype to it either.
  @Test
  void aNetworkOfHalfPrecisionIsToBeExportedAgain() throws Exception {
    Path twin = Models.copy("pass-fixed-shape-v05", dir);
    Models.dropChecksums(twin);
    Files.write(twin.resolve("weights.onnx"), passing(integer(1, 10)));
    assertThat(HubRun.of("inspect", twin.toString()).out())
        .contains("[weights-io-type] The onnx network takes float16 as 'image'")
        .contains("The specification has no float16, so no description fits this network")
        .doesNotContain("dtype float16");
  }

  @Test
  void aScalarIsOneAxisOfSizeOne() throws Exception {
    Path twin = Models.copy("pass-fixed-shape-v05", dir);
    Models.dropChecksums(twin);
    byte[] noAxes = field(2);
    Files.write(twin.resolve("weights.onnx"), passing(integer(1, 1), noAxes));
    String several =
        """
          axes:
          - {type: batch, size: 1}
          - type: channel
            channel_names: [grey]
          - {type: space, id: y, size: 12}
          - {type: space, id: x, size: 16}
        """;
    assertThat(HubRun.of("inspect", twin.toString()).out()).contains("[weights-io-rank]");
    Path rdf = twin.resolve("rdf.yaml");
    String one = "  axes: [{type: batch, size: 1}]\n";
    Files.writeString(rdf, Files.readString(rdf).replace(several, one));
    assertThat(HubRun.of("inspect", twin.toString()).out()).doesNotContain("[weights-io-rank]");
  }

  /// An input with a value of its own may be described or not.
  @Test
  void anInputWithAValueOfItsOwnCountsWhereItIsDescribed() throws Exception {
    Path twin = Models.copy("pass-fixed-shape-v05", dir);
    Models.dropChecksums(twin);
    byte[] value = field(5, integer(1, 1), integer(2, 1), text(8, "image"), field(9, new byte[4]));
    Files.write(twin.resolve("weights.onnx"), network(value, integer(1, 1)));
    assertThat(HubRun.of("inspect", twin.toString()).out())
        .contains("image")
        .doesNotContain("[weights-io-count]");
  }

  /// A network from `image` to `result`, which are tensors of this type.
  private static byte[] passing(byte[]... type) {
    return network(new byte[0], type);
  }

  /// The same with another field of the graph.
  private static byte[] network(byte[] more, byte[]... type) {
    byte[] tensor = field(2, field(1, type));
    return ofGraph(
        more,
        node("", "Identity", "image", "result"),
        text(2, "net"),
        field(11, text(1, "image"), tensor),
        field(12, text(1, "result"), tensor));
  }

  private static byte[] ofGraph(byte[]... graph) {
    return join(integer(1, 8), field(7, graph), field(8, text(1, ""), integer(2, 17)));
  }

  @Test
  void everyCodeHasAFaultAndExplainsItself() {
    List<Code> made = Arrays.stream(Fault.values()).map(fault -> fault.code).toList();
    List<Code> all = Stream.concat(InspectCodes.all().stream(), FitCodes.all().stream()).toList();
    assertThat(made).containsExactlyInAnyOrderElementsOf(all);
    for (Code code : all) {
      HubRun run = HubRun.of("explain", code.slug());
      assertThat(run.status()).isZero();
      assertThat(run.out()).contains(code.what(), code.why(), code.section());
    }
  }
}
