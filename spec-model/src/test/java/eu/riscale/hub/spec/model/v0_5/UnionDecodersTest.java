package eu.riscale.hub.spec.model.v0_5;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.decode.Families;
import eu.riscale.hub.spec.value.WeightsFormat;
import org.junit.jupiter.api.Test;

/// Every kind of padding and of weights has its decoder.
class UnionDecodersTest {
  @Test
  void decodesEveryPadding() {
    Families.assertWhole(PaddingDecoders.BY_MODE, Padding.class);
  }

  /// The switch that picks a decoder is over formats; this holds formats to records.
  @Test
  void decodesTheWeightsOfEveryFormat() {
    assertThat(Families.records(WeightsEntryDescr.class)).hasSameSizeAs(WeightsFormat.values());
  }
}
