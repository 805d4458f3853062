package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ScaledPlane.Kind;
import eu.riscale.hub.tensor.picture.ScaledPlane.Role;
import eu.riscale.hub.tensor.picture.ScaledPlane.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An expected and an actual tensor side by side, plane by plane: both in one scale where their
/// values are alike, and their difference in another. Among the planes is that of the largest
/// difference.
public final class ComparedPlanes {
  /// How many times as large as that of either the range of both may be where they share a scale.
  private static final double ALIKE = 5;

  private final Tensor expected;
  private final Tensor actual;
  private final Tensor difference;
  private final PlaneChoice choice;
  private final double largest;
  private final boolean labels;
  private final List<ScaledPlane> pictures = new ArrayList<>();

  private ComparedPlanes(
      Tensor expected, Tensor actual, PlaneChoice choice, Tensor difference, double allowed) {
    this.expected = expected;
    this.actual = actual;
    this.difference = difference;
    this.choice = choice;
    this.largest = Math.max(allowed, largest(difference));
    this.labels = areLabels(expected) && areLabels(actual);
  }

  /// A tensor and what it is called.
  public record Named(String name, Tensor tensor) {}

  /// @param room about how many bytes the pictures may take
  /// @param allowed the absolute difference that a test lets pass; the scale of differences reaches
  ///   at least so far, so that what is allowed is pale
  public record Limits(long room, double allowed) {}

  /// The pictures of one output of a test.
  ///
  /// @param inputs as the model gets them
  /// @param actual may have another shape, and then has no difference
  /// @param channels the names of the channels, as far as there are any
  public static PlaneSet of(
      List<Named> inputs, Named expected, Tensor actual, List<String> channels, Limits limits) {
    if (expected.tensor().size() == 0 || actual.size() == 0) {
      return PlaneSet.NONE;
    }
    if (!Arrays.equals(expected.tensor().shape(), actual.shape())) {
      int longest = PlaneChoice.LONGEST;
      List<ScaledPlane> both =
          List.of(
              alone(Role.EXPECTED, expected, PlaneChoice.MIDDLE, longest),
              alone(Role.ACTUAL, new Named(expected.name(), actual), PlaneChoice.MIDDLE, longest));
      return new PlaneSet(both, "", "");
    }
    Tensor difference = difference(actual, expected.tensor());
    PlaneChoice choice = PlaneChoice.of(difference, channels, limits.room() / (inputs.size() + 1));
    ComparedPlanes planes =
        new ComparedPlanes(
            expected.tensor(),
            actual.withAxes(expected.tensor().axes()),
            choice,
            difference,
            limits.allowed());
    for (PlaneChoice.Slice slice : choice.slices()) {
      for (Named input : inputs) {
        if (input.tensor().size() > 0) {
          planes.pictures.add(alone(Role.INPUT, input, slice, choice.longest()));
        }
      }
    }
    for (PlaneChoice.Channel channel : choice.channels()) {
      planes.channel(expected.name(), channel);
    }
    return new PlaneSet(planes.pictures, choice.worstChannel(), choice.worstSlice());
  }

  /// One picture that is compared with none.
  private static ScaledPlane alone(Role role, Named named, PlaneChoice.Slice slice, int longest) {
    Tensor tensor = named.tensor();
    Map<String, Integer> at = slice.in(tensor);
    int channel = Picture.channelAxis(tensor);
    if (channel >= 0 && tensor.length(channel) > 1) {
      Tensor picture = Thumbnail.fitting(Picture.of(tensor, at), longest);
      return alone(role, named, slice, Scale.of(Kind.COLOURS), picture);
    }
    boolean labels = areLabels(tensor);
    FewerPixels pixels = FewerPixels.of(Plane.of(tensor, at), longest, how(labels));
    Contrast contrast = Contrast.of(List.of(pixels.values()));
    return labels
        ? alone(role, named, slice, Scale.of(Kind.LABELS), coloured(pixels))
        : alone(role, named, slice, scale(contrast), grey(pixels, contrast));
  }

  private static ScaledPlane alone(
      Role role, Named named, PlaneChoice.Slice slice, Scale scale, Tensor picture) {
    return new ScaledPlane(role, named.name(), "", slice.name(), scale, DataUrl.of(picture));
  }

  private void channel(String name, PlaneChoice.Channel channel) {
    List<FewerPixels> wanted = new ArrayList<>();
    List<FewerPixels> found = new ArrayList<>();
    for (PlaneChoice.Slice slice : choice.slices()) {
      Map<String, Integer> at = choice.at(channel, slice);
      wanted.add(FewerPixels.of(Plane.of(expected, at), choice.longest(), how(labels)));
      FewerPixels pixels = FewerPixels.of(Plane.of(actual, at), choice.longest(), how(labels));
      found.add(labels ? numbered(pixels, wanted.getLast()) : pixels);
    }
    List<Contrast> contrasts = contrasts(wanted, found);
    for (int i = 0; i < choice.slices().size(); i++) {
      PlaneChoice.Slice slice = choice.slices().get(i);
      FewerPixels[] both = {wanted.get(i), found.get(i)};
      Role[] roles = {Role.EXPECTED, Role.ACTUAL};
      for (int k = 0; k < both.length; k++) {
        Contrast contrast = contrasts.get(k);
        Tensor picture = labels ? coloured(both[k]) : grey(both[k], contrast);
        Scale scale = labels ? Scale.of(Kind.LABELS) : scale(contrast);
        pictures.add(
            new ScaledPlane(
                roles[k], name, channel.name(), slice.name(), scale, DataUrl.of(picture)));
      }
      Plane plane = Plane.of(difference, choice.at(channel, slice));
      FewerPixels differing =
          labels
              ? differing(both[1], both[0])
              : FewerPixels.of(plane, choice.longest(), FewerPixels.Of.LARGEST);
      Scale scale =
          labels ? Scale.of(Kind.LABELS_DIFFER) : new Scale(Kind.DIFFERENCE, -largest, largest);
      pictures.add(
          new ScaledPlane(
              Role.DIFFERENCE,
              name,
              channel.name(),
              slice.name(),
              scale,
              DataUrl.of(diverging(differing, labels ? 1 : largest))));
    }
  }

  /// One for both, unless in that one of them would show nothing.
  private static List<Contrast> contrasts(List<FewerPixels> wanted, List<FewerPixels> found) {
    List<double[]> expected = wanted.stream().map(FewerPixels::values).toList();
    List<double[]> actual = found.stream().map(FewerPixels::values).toList();
    Contrast ofExpected = Contrast.of(expected);
    Contrast ofActual = Contrast.of(actual);
    Contrast both = Contrast.of(Stream.concat(expected.stream(), actual.stream()).toList());
    return both.range() > ALIKE * Math.min(ofExpected.range(), ofActual.range())
        ? List.of(ofExpected, ofActual)
        : List.of(both, both);
  }

  private static FewerPixels numbered(FewerPixels found, FewerPixels wanted) {
    double[] numbers = SameObjects.numbered(found.values(), wanted.values());
    return new FewerPixels(numbers, found.height(), found.width());
  }

  /// 1 where two objects are not the same.
  private static FewerPixels differing(FewerPixels found, FewerPixels wanted) {
    double[] differing = new double[found.values().length];
    for (int i = 0; i < differing.length; i++) {
      differing[i] = found.values()[i] == wanted.values()[i] ? 0 : 1;
    }
    return new FewerPixels(differing, found.height(), found.width());
  }

  private static FewerPixels.Of how(boolean labels) {
    return labels ? FewerPixels.Of.FIRST : FewerPixels.Of.MEAN;
  }

  private static Scale scale(Contrast contrast) {
    return new Scale(Kind.GREY, contrast.black(), contrast.white());
  }

  private static boolean areLabels(Tensor tensor) {
    Plane plane = Plane.of(tensor, Map.of());
    return LabelColours.isLabelled(tensor.dtype(), plane.values(0), plane.width());
  }

  private static Tensor grey(FewerPixels pixels, Contrast contrast) {
    byte[] shades = contrast.shades(pixels.values());
    return Picture.ofShades(shades, pixels.height(), pixels.width());
  }

  private static Tensor coloured(FewerPixels pixels) {
    byte[] colours = LabelColours.colours(pixels.values());
    return Picture.ofColours(colours, pixels.height(), pixels.width());
  }

  /// Blue where less than expected came out, red where more did, grey where one is not a number.
  ///
  /// @param full the number that is drawn in full red
  private static Tensor diverging(FewerPixels pixels, double full) {
    byte[] colours = new byte[3 * pixels.values().length];
    for (int i = 0; i < pixels.values().length; i++) {
      double value = pixels.values()[i];
      Diverging.paint(colours, i, value == 0 ? 0 : value / full);
    }
    return Picture.ofColours(colours, pixels.height(), pixels.width());
  }

  /// Element by element; NaN where only one is a number, 0 where both are the same.
  private static Tensor difference(Tensor actual, Tensor expected) {
    float[] differences = new float[actual.size()];
    for (int i = 0; i < differences.length; i++) {
      double a = actual.at(i);
      double e = expected.at(i);
      boolean same = a == e || (Double.isNaN(a) && Double.isNaN(e));
      double difference = same ? 0 : a - e;
      differences[i] = Double.isFinite(difference) ? (float) difference : Float.NaN;
    }
    return expected.with(DType.FLOAT32, differences);
  }

  private static double largest(Tensor difference) {
    double largest = 0;
    for (int i = 0; i < difference.size(); i++) {
      double size = Math.abs(difference.at(i));
      largest = size > largest ? size : largest;
    }
    return largest;
  }
}
