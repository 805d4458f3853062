package eu.riscale.hub.weights.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Which graph and which signature of a SavedModel is the network.
class ServedNetworkTest {

  @Test
  void theGraphIsTheOneForServing() {
    assertThat(ServedNetwork.graph(List.of(List.of("train"), List.of("serve")))).contains(1);
    assertThat(ServedNetwork.graph(List.of(List.of("serve", "gpu"), List.of("serve")))).contains(1);
  }

  @Test
  void theOnlyGraphNeedsNoTag() {
    assertThat(ServedNetwork.graph(List.of(List.of("train")))).contains(0);
    assertThat(ServedNetwork.graph(List.of(List.of("train"), List.of("eval")))).isEmpty();
    assertThat(ServedNetwork.graph(List.of())).isEmpty();
  }

  @Test
  void theSignatureIsTheUsualOrTheOnlyOne() {
    assertThat(ServedNetwork.signature(List.of("predict", "serving_default")))
        .contains("serving_default");
    assertThat(ServedNetwork.signature(List.of("classify", "predict"))).contains("predict");
    assertThat(ServedNetwork.signature(List.of("classify"))).contains("classify");
    assertThat(ServedNetwork.signature(List.of("classify", "regress"))).isEmpty();
    assertThat(ServedNetwork.signature(List.of())).isEmpty();
  }

  @Test
  void signaturesOfTensorFlowItselfAreNotTheNetworks() {
    assertThat(ServedNetwork.isOfNetwork("__saved_model_init_op")).isFalse();
    assertThat(ServedNetwork.isOfNetwork("serving_default")).isTrue();
  }
}
