package eu.riscale.hub.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.engine.python.PythonWithTorch;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineReportTest {
  @TempDir Path cache;

  @Test
  void everyFormatHasAnEngine() {
    assertThat(reports(PythonSettings.NONE))
        .flatExtracting(EngineReport::formats)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(WeightsFormat.values()));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void namesVersionsAndDevices() {
    EngineReport onnx = reports(PythonSettings.NONE).getFirst();
    assertThat(onnx.name()).isEqualTo("ONNX Runtime");
    assertThat(onnx.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(onnx.devices()).contains("cpu");
    assertThat(onnx.isAvailable()).isTrue();
  }

  @Test
  void saysWhyAnEngineIsNotThere() {
    PythonSettings none =
        new PythonSettings(
            Optional.of(cache.resolve("nowhere")), ModelCode.TRUSTED, PythonSettings.USUAL_LIMIT);
    EngineReport python = reports(none).getLast();
    assertThat(python.formats()).containsExactly(WeightsFormat.PYTORCH_STATE_DICT);
    assertThat(python.isAvailable()).isFalse();
    assertThat(python.obstacle()).contains("nowhere is no Python 3 that runs here.");
    assertThat(python.hint()).contains("--python");
  }

  @Test
  void namesThePythonThatIsThere() {
    PythonSettings settings =
        new PythonSettings(
            Optional.of(PythonWithTorch.program()), ModelCode.REFUSED, PythonSettings.USUAL_LIMIT);
    EngineReport python = reports(settings).getLast();
    assertThat(python.place()).isEqualTo(PythonWithTorch.program().toString());
    assertThat(python.devices()).contains("cpu");
    assertThat(python.obstacle()).contains("--trust-code");
  }

  private List<EngineReport> reports(PythonSettings settings) {
    return new Engines(Optional.of(cache), settings, line -> {}).report();
  }
}
