package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineLogTest {
  @Test
  void whatEnginesNoteIsLeftOut() {
    assertThat(
            EngineLog.without(
                """
                WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
                I0000 00:00:1795778237.587804   23560 mlir_graph_optimization_pass.cc:401] MLIR V1
                2026-11-27 11:17:21.982023: I tensorflow/core/platform/cpu_feature_guard.cc:210] This
                \u001b[0;93m2026-11-27 11:17:21.98 [W:onnxruntime:net, graph.cc:1348 Clean] Removing\u001b[m
                To enable the following instructions: AVX2 FMA, in other operations, rebuild TensorFlow with the appropriate compiler flags.
                loss 0.5
                """))
        .isEqualTo("loss 0.5\n");
    assertThat(EngineLog.without("I0000 00:00:17957.587804   23560 a.cc:401] MLIR V1\n")).isEmpty();
  }

  @Test
  void faultsAndAllElseStay() {
    String abort =
        "2026-11-27 11:17:21.982023: F tensorflow/core/control_flow_ops.cc:737] Abort_op\n";
    assertThat(EngineLog.without(abort)).isEqualTo(abort);
    assertThat(EngineLog.without("[1] two\nno end")).isEqualTo("[1] two\nno end");
  }
}
