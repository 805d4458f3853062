package eu.riscale.hub.tensor.picture;

/// One plane of a tensor of a test as a picture, and what its shades stand for.
///
/// @param name of the tensor
/// @param channel which channel it shows, such as `channel 2`; empty where there is one alone, or
///   the picture goes with all of them
/// @param slice where along the depth, such as `z 12`; empty where there is no depth
/// @param url the picture itself, as a `data:` address of a PNG
public record ScaledPlane(
    Role role, String name, String channel, String slice, Scale scale, String url) {

  /// Which tensor of a test it is of.
  public enum Role {
    INPUT,
    EXPECTED,
    ACTUAL,
    DIFFERENCE
  }

  /// What the shades of a picture stand for.
  ///
  /// @param low the number that is drawn darkest, or in full blue; NaN where shades are no numbers
  /// @param high the number that is drawn brightest, or in full red; NaN where shades are no
  ///   numbers
  public record Scale(Kind kind, double low, double high) {
    static Scale of(Kind kind) {
      return new Scale(kind, Double.NaN, Double.NaN);
    }
  }

  /// How numbers become shades.
  public enum Kind {
    /// From black to white.
    GREY,
    /// Each channel is a colour, from black on.
    COLOURS,
    /// Each number has a colour of its own, 0 is black.
    LABELS,
    /// From blue over white, which is 0, to red.
    DIFFERENCE,
    /// White where two objects are the same, whatever their numbers, red where they are not.
    LABELS_DIFFER
  }
}
