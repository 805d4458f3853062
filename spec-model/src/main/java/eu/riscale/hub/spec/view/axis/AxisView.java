package eu.riscale.hub.spec.view.axis;

import eu.riscale.hub.spec.value.Word;
import java.util.List;
import java.util.Locale;

/// One dimension of a tensor.
///
/// @param id as model 0.5 names axes, such as `channel`
/// @param name as the description names it: the id, or a letter of model 0.4; the position of an
///   axis that it does not name
/// @param size which sizes it may have; the batch axis of model 0.4 any, whatever is written
/// @param written the size that the description gives it
/// @param unit of `scale`, such as `micrometer`; empty where none is given
/// @param scale extent of one element in that unit
/// @param halo elements to cut off at each end of an output
/// @param margin elements at each end by which a test tensor may differ from `size`: those that
///   software adds to an input for the halo of outputs, or cuts off from an output
/// @param channels the names of its channels
public record AxisView(
    String id,
    String name,
    Type type,
    Size size,
    Size written,
    String unit,
    double scale,
    int halo,
    int margin,
    List<String> channels) {
  /// The kinds of axes.
  public enum Type implements Word {
    BATCH,
    CHANNEL,
    INDEX,
    TIME,
    SPACE;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
