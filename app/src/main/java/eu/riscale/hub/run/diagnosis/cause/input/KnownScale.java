package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.tensor.PerAxis;
import java.util.List;
import java.util.Optional;

/// A factor and an offset that images are scaled by before a network, as people say it.
///
/// @param did of an image, such as `divided by 255`
/// @param todo the same as a request
/// @param to the values that networks are trained on with it, such as `0 to 1`; empty where nothing
///   tells
/// @param most the largest value of the images that it is for; 0 where nothing tells
record KnownScale(double gain, double offset, String did, String todo, String to, double most) {

  /// From and to 0..255, 0..65535, −1..1 and the range of cameras; the common ones first.
  private static final List<KnownScale> ALL =
      List.of(
          division(255, 1 / 255.0, "0 to 1"),
          division(65535, 1 / 65535.0, "0 to 1"),
          new KnownScale(
              1 / 127.5,
              -1,
              "divided by 127.5, minus 1",
              "Divide by 127.5 and subtract 1",
              "-1 to 1",
              255),
          new KnownScale(255, 0, "multiplied by 255", "Multiply by 255", "0 to 255", 1),
          division(256, 1 / 256.0, "0 to 1"),
          new KnownScale(
              2, -1, "multiplied by 2, minus 1", "Multiply by 2 and subtract 1", "-1 to 1", 1),
          new KnownScale(65535, 0, "multiplied by 65535", "Multiply by 65535", "0 to 65535", 1),
          division(4095, 1 / 4095.0, "0 to 1"),
          division(1000, 1 / 1000.0, ""),
          division(100, 1 / 100.0, ""),
          division(10, 1 / 10.0, ""),
          division(65536, 1 / 65536.0, "0 to 1"),
          division(10000, 1 / 10000.0, ""));

  private static KnownScale division(int by, double gain, String to) {
    return new KnownScale(
        gain, 0, "divided by " + by, "Divide by " + by, to, to.isEmpty() ? 0 : by);
  }

  /// All of them, or the first and some more.
  static List<KnownScale> of(Breadth breadth, int more) {
    return breadth.of(ALL, 1 + more);
  }

  /// The one that brings an image of whole numbers to 0 to 1; empty where its values ask for none.
  ///
  /// @param largest value of the image
  static Optional<KnownScale> dividing(double largest) {
    return ALL.stream().filter(one -> largest > 1 && one.isFor(largest)).findFirst();
  }

  /// The one that a step is; empty where nobody has a word for its numbers.
  static Optional<KnownScale> of(TensorOp step) {
    return ALL.stream().filter(one -> one.step().equals(step)).findFirst();
  }

  ScaleLinear step() {
    return new ScaleLinear(PerAxis.of(gain), PerAxis.of(offset));
  }

  /// What was done, with what comes of it where the image is one that it is for.
  ///
  /// @param largest value of the image
  String did(double largest) {
    return isFor(largest) ? did + ", to values from " + to : did;
  }

  /// What is to be done, and why.
  String todo(double largest) {
    return todo + (isFor(largest) ? ": the network was trained on values from " + to + ". " : ". ");
  }

  private boolean isFor(double largest) {
    return largest > 0 && largest <= most;
  }
}
