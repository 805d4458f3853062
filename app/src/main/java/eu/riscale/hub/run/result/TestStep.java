package eu.riscale.hub.run.result;

/// What the test of a model is at.
///
/// @param weights the weights format; empty where no weights are being tested yet
/// @param test what is being tested, such as `run at other sizes`; empty likewise
/// @param doing such as `opening the network`
public record TestStep(String weights, String test, String doing) {

  /// Before anything else.
  public static final TestStep READING =
      new TestStep("", "", "reading the description and its files");

  /// Such as `opening the network of the onnx weights`.
  public String words() {
    return weights.isEmpty() ? doing : doing + " (weights " + weights + ", test: " + test + ")";
  }
}
