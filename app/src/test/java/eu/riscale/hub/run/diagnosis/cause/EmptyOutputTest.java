package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Of an output without a single element nothing is said but its shape.
class EmptyOutputTest {
  @Test
  void nothingDiffersBetweenTwoRunsThatGiveNothing() {
    ToyModel model = new ToyModel(1, 8, 8, 1);
    Tensor nothing = Tensor.of(new float[0], model.output().axes(), 1, 1, 0, 0);

    assertThat(model.against(model.output(), ToyModel.DEFAULT, image -> nothing).causes())
        .isEmpty();
  }
}
