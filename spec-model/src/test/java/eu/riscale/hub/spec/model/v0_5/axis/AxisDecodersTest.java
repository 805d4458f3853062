package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Families;
import org.junit.jupiter.api.Test;

/// Every axis of the format has its decoder.
class AxisDecodersTest {
  @Test
  void decodesEveryInputAxis() {
    Families.assertWhole(AxisDecoders.INPUT, InputAxis.class);
  }

  @Test
  void decodesEveryOutputAxis() {
    Families.assertWhole(AxisDecoders.OUTPUT, OutputAxis.class);
  }
}
