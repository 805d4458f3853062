package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Families;
import org.junit.jupiter.api.Test;

/// Every step of the format has its decoder.
class ProcessingFormsTest {
  @Test
  void decodesEveryStepBeforeTheNetwork() {
    Families.assertWhole(ProcessingForms.BEFORE, PreprocessingDescr.class);
  }

  @Test
  void decodesEveryStepAfterTheNetwork() {
    Families.assertWhole(ProcessingForms.AFTER, PostprocessingDescr.class);
  }
}
