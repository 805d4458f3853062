package eu.riscale.hub.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Hdf5EntriesTest {

  /// Listing as many took all memory and minutes, in commands that have no limit of time.
  @Test
  void aFileOfCountlessEntriesIsNotListed() {
    byte[] file = "SNOD\1\0\10\0".repeat(12_501).getBytes(StandardCharsets.ISO_8859_1);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Hdf5.of(file, "weights.h5"));
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE);
    assertThat(refusal).hasMessage("weights.h5 has more than 100000 entries in its groups");
  }

  @Test
  void asManyAsModelsHaveAreFine() {
    byte[] file = "SNOD\1\0\10\0".repeat(12_500).getBytes(StandardCharsets.ISO_8859_1);
    assertThatCode(() -> Hdf5Entries.requireFew(file, "weights.h5")).doesNotThrowAnyException();
  }
}
