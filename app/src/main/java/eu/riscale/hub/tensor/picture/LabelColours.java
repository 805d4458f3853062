package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.DType;
import java.util.HashSet;
import java.util.Set;

/// Pictures of label images, in which a number is the name of an object or class.
final class LabelColours {
  /// So large a part of the pixels has the number of its left neighbour where objects are labelled.
  private static final double ALIKE = 0.8;

  private static final double GOLDEN = 0.618033988749895;

  private LabelColours() {}

  /// Whether whole numbers are labels: there are at least three, and most have a neighbour alike.
  static boolean isLabelled(DType dtype, double[] values, int width) {
    if (dtype.isFloat() || dtype == DType.BOOL || width < 2) {
      return false;
    }
    Set<Double> different = new HashSet<>();
    int alike = 0;
    int pairs = 0;
    for (int i = 0; i < values.length; i++) {
      different.add(values[i]);
      if (i % width > 0) {
        pairs++;
        alike += values[i] == values[i - 1] ? 1 : 0;
      }
    }
    return different.size() > 2 && alike >= ALIKE * pairs;
  }

  /// Red, green and blue of each pixel: black for 0, for every other number a bright colour of its
  /// own, those of consecutive numbers far apart.
  static byte[] colours(double[] values) {
    byte[] pixels = new byte[3 * values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        double hue = values[i] * GOLDEN - Math.floor(values[i] * GOLDEN);
        for (int channel = 0; channel < 3; channel++) {
          pixels[3 * i + channel] = shade(hue, channel);
        }
      }
    }
    return pixels;
  }

  /// Full saturation is hard on the eye; each colour keeps a quarter of white.
  private static byte shade(double hue, int channel) {
    double turned = hue * 6 + (channel == 0 ? 0 : channel == 1 ? 4 : 2);
    double distance = Math.abs(turned % 6 - 3) - 1;
    return (byte) Math.round(64 + 191 * Math.clamp(distance, 0.0, 1.0));
  }
}
