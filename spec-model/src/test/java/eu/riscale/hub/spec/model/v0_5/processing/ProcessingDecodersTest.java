package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Families;
import org.junit.jupiter.api.Test;

/// Every step of the format has its decoder.
class ProcessingDecodersTest {
  @Test
  void decodesEveryStepBeforeTheNetwork() {
    Families.assertWhole(ProcessingDecoders.PREPROCESSING, PreprocessingDescr.class);
  }

  @Test
  void decodesEveryStepAfterTheNetwork() {
    Families.assertWhole(ProcessingDecoders.POSTPROCESSING, PostprocessingDescr.class);
  }
}
