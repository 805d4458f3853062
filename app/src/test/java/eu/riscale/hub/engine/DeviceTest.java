package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

  @Test
  void readsEveryDeviceThatTheCommandLineKnows() {
    assertThat(Device.of("auto")).isEqualTo(Device.AUTO);
    assertThat(Device.of("CPU")).isEqualTo(Device.CPU);
    assertThat(Device.of("cuda")).isEqualTo(new Device.Cuda(0));
    assertThat(Device.of("cuda:12")).isEqualTo(new Device.Cuda(12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gpu", "cuda:", "cuda:-1", "cuda:a", "cuda:1x", "cuda:12345", "cpu:0"})
  void saysWhichDevicesThereAre(String word) {
    assertThatThrownBy(() -> Device.of(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is no device: say auto, cpu, cuda or cuda:N, where N counts the GPUs from 0"
                .formatted(word));
  }

  @Test
  void isSpelledAsItIsRead() {
    assertThat(Device.of(new Device.Cuda(3).word())).isEqualTo(new Device.Cuda(3));
    assertThat(Device.of(Device.AUTO.word())).isEqualTo(Device.AUTO);
    assertThat(Device.of(Device.CPU.word())).isEqualTo(Device.CPU);
  }
}
