package eu.riscale.hub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpeningTest {

  /// Who is on Linux already is not sent to Linux.
  @Test
  void aHubThatWasBuiltForAnotherMachineIsNoFaultOfThisOne() {
    assertThat(Opening.Unavailable.noLibrary("TensorFlow", "Linux", "amd64"))
        .isEqualTo(
            new Opening.Unavailable(
                "This hub was built without TensorFlow.",
                "Add onnx weights, which run everywhere, or install a hub that was built for this"
                    + " machine (Linux amd64)."));
    assertThat(Opening.Unavailable.noLibrary("TensorFlow", "Mac OS X", "x86_64").reason())
        .isEqualTo("There is no TensorFlow library for this machine (Mac OS X x86_64).");
  }
}
