package eu.riscale.hub.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each message is one that ONNX Runtime 1.28 gave, with the paths shortened.
class OnnxErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error code - ORT_INVALID_PROTOBUF - message: Load model from /m/w.onnx failed:Protobuf parsing failed.              | it is no ONNX model, or its end is missing
          Error code - ORT_FAIL - message: Load model from /m/e.onnx failed:/src/core/graph/model.cc:177 onnxruntime::Model::Model(onnx::ModelProto&&, const onnxruntime::PathString&) ModelProto does not have a graph. | it holds no network
          Error code - ORT_INVALID_ARGUMENT - message: Invalid rank for input: raw Got: 3 Expected: 4 Please fix either the inputs/outputs or the model. | input 'raw' has 3 axes, not 4
          Error code - ORT_INVALID_ARGUMENT - message: Unexpected input data type. Actual: (tensor(double)) , expected: (tensor(float)) | float32 is asked for where float64 is given
          Error code - ORT_FAIL - message: Non-zero status code returned while running Concat node. Name:'/Concat' Status Message: concatbase.h:133 PrepareForComputeImpl Non concat axis dimensions must match: Axis 2 has mismatched dimensions of 31 and 30 | in node '/Concat' (Concat): Non concat axis dimensions must match: Axis 2 has mismatched dimensions of 31 and 30
          Error code - ORT_INVALID_GRAPH - message: Load model from /m/c.onnx failed:This is an invalid model. In Node, ("", Frob, "my.ops", -1) : ("x": tensor(float),) -> ("y": tensor(float),) , Error No opset import for domain 'my.ops' | operator Frob is from 'my.ops', which is no part of ONNX
          Error code - ORT_FAIL - message: Load model from /m/c.onnx failed:Fatal error: my.ops:Frob(-1) is not a registered function/op | operator Frob is from 'my.ops', which is no part of ONNX
          Error code - ORT_INVALID_GRAPH - message: Load model from /m/u.onnx failed:This is an invalid model. In Node, ("", Frob, "", -1) : ("x": tensor(float),) -> ("y": tensor(float),) , Error No Op registered for Frob with domain_version of 21 | opset 21 has no operator Frob
          Error code - ORT_INVALID_GRAPH - message: Load model from /m/u.onnx failed:This is an invalid model. In Node, ("n", my-op v2::x, "", -1) : ("x": tensor(float),) -> ("y": tensor(float),) , Error No Op registered for my-op v2::x with domain_version of 21 | opset 21 has no operator my-op v2::x
          Error code - ORT_FAIL - message: Load model from /m/c.onnx failed:Fatal error: my ops:Größe (2)(-1) is not a registered function/op | operator Größe (2) is from 'my ops', which is no part of ONNX
          Error code - ORT_INVALID_GRAPH - message: Load model from /m/c.onnx failed:This is an invalid model. In Node, ("a "b"", Frob-2, "my.ops", -1) : ("x": tensor(float),) -> ("y": tensor(float),) , Error No opset import for domain 'my.ops' | operator Frob-2 is from 'my.ops', which is no part of ONNX
          Error code - ORT_FAIL - message: External data path validation failed for initializer: w. Error: tensorprotoutils.cc:453 ValidateExternalDataPathFromDir External data path does not exist: "/m/w.bin" | the file w.bin with the values of 'w' is not beside it
          Error code - ORT_FAIL - message: External data path validation failed for initializer: w. Error: External data path escapes model directory. External data path: "../../etc/passwd" resolved path: "/etc/passwd" allowed directory: "/m" | its external data ../../etc/passwd would lie outside the model's folder
          Error code - ORT_FAIL - message: Load model from /m/o.onnx failed:/src/model_load_utils.h:56 void onnxruntime::model_load_utils::ValidateOpset(const std::string&, int) ONNX Runtime only *guarantees* support for models stamped with official released onnx opset versions. Opset 27 is under development and support for this is limited. | it needs opset 27, which this ONNX Runtime does not know yet
          """)
  void saysTheFact(String message, String fact) {
    assertThat(OnnxErrors.clause(message)).isEqualTo(fact);
  }

  @Test
  void namesEveryAxisOfTheWrongSize() {
    assertThat(
            OnnxErrors.clause(
                """
                Error code - ORT_INVALID_ARGUMENT - message: Got invalid dimensions for input: raw for the following indices
                 index: 2 Got: 64 Expected: 48
                 index: 3 Got: 64 Expected: 48
                 Please fix either the inputs/outputs or the model.\
                """))
        .isEqualTo("input 'raw' has the wrong size: 64 on axis 2, not 48; 64 on axis 3, not 48");
  }

  @Test
  void saysTheFactWhateverTheLengthOfAName() {
    assertThat(
            OnnxErrors.clause(
                "Fatal error: my.ops:" + "x".repeat(900) + "(-1) is not a registered function/op"))
        .isEqualTo("operator " + "x".repeat(80) + "… is from 'my.ops', which is no part of ONNX");
  }

  /// Looking for patterns in the whole of such a message took minutes.
  @Test
  void isDoneInNoTimeWithNamesOfAnyLength() {
    String name = "a.h:1 ".repeat(10_000) + "Frob.cc:1".repeat(20_000) + "::".repeat(20_000);
    String message = "Load model from /m/u.onnx failed:In Node, (\"" + name + "\", " + name;
    assertTimeout(
        Duration.ofSeconds(2),
        () -> OnnxErrors.reason(new IllegalStateException(message + " Error No Op")));
  }
}
