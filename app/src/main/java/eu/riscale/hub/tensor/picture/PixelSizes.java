package eu.riscale.hub.tensor.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a pixel of an image is along each axis, in micrometers, as ImageJ, OME and microscopes
/// write it into a TIFF.
///
/// @param sizes by the names of axes; those that the file does not tell are not there
public record PixelSizes(Map<String, Double> sizes) {
  public static final PixelSizes NONE = new PixelSizes(Map.of());

  /// The unit of all of them.
  public static final String UNIT = "micrometer";

  private static final Pattern PHYSICAL =
      Pattern.compile("\\bPhysicalSize([XYZ])(Unit)?\\s*=\\s*[\"']([^\"']{1,40})[\"']");

  private static final Pattern SPACING = Pattern.compile("(?m)^spacing=([-+.0-9eE]{1,30})");
  private static final Pattern IMAGEJ_UNIT = Pattern.compile("(?m)^unit=(.{1,20})$");
  private static final int LONGEST = 1 << 20;
  private static final int CENTIMETER = 3;

  /// Programs that know nothing of microscopes write the resolution of a screen or printer.
  private static final double LARGEST_BY_TAG = 50;

  public PixelSizes {
    sizes = Map.copyOf(sizes);
  }

  public Optional<Double> of(String axis) {
    return Optional.ofNullable(sizes.get(axis));
  }

  /// What the first page of a TIFF says.
  ///
  /// @param description in words
  /// @param across pixels per unit along x and along y, by the tags; empty where there are none
  /// @param unit the tag of the unit: 1 for none, 2 for inches, 3 for centimeters
  static PixelSizes of(String description, List<OptionalDouble> across, int unit) {
    if (description.length() > LONGEST) {
      return NONE;
    }
    if (description.contains("<OME") || description.contains(":OME")) {
      return ome(description);
    }
    if (description.startsWith("ImageJ=")) {
      return imageJ(description, across);
    }
    return unit == CENTIMETER ? plane(across, 1e4, LARGEST_BY_TAG) : NONE;
  }

  private static PixelSizes ome(String text) {
    Map<String, Double> numbers = new HashMap<>();
    Map<String, String> units = new HashMap<>();
    Matcher each = PHYSICAL.matcher(text);
    while (each.find()) {
      String axis = each.group(1).toLowerCase(Locale.ROOT);
      if (each.group(2) != null) {
        units.putIfAbsent(axis, each.group(3));
      } else {
        number(each.group(3)).ifPresent(size -> numbers.putIfAbsent(axis, size));
      }
    }
    Map<String, Double> sizes = new HashMap<>();
    numbers.forEach((axis, size) ->
        micrometers(units.getOrDefault(axis, "µm"))
            .ifPresent(factor -> sizes.put(axis, size * factor)));
    return new PixelSizes(sizes);
  }

  private static PixelSizes imageJ(String text, List<OptionalDouble> across) {
    Matcher unit = IMAGEJ_UNIT.matcher(text);
    Optional<Double> factor = unit.find() ? micrometers(unit.group(1)) : Optional.empty();
    if (factor.isEmpty()) {
      return NONE;
    }
    Map<String, Double> sizes =
        new HashMap<>(plane(across, factor.get(), Double.POSITIVE_INFINITY).sizes());
    Matcher spacing = SPACING.matcher(text);
    if (spacing.find()) {
      number(spacing.group(1)).ifPresent(size -> sizes.put("z", size * factor.get()));
    }
    return new PixelSizes(sizes);
  }

  private static PixelSizes plane(List<OptionalDouble> across, double factor, double most) {
    Map<String, Double> sizes = new HashMap<>();
    for (int i = 0; i < across.size(); i++) {
      double perUnit = across.get(i).orElse(0);
      double size = factor / perUnit;
      if (perUnit > 0 && size > 0 && size < most) {
        sizes.put(i == 0 ? "x" : "y", size);
      }
    }
    return new PixelSizes(sizes);
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text);
      return value > 0 && Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// How many micrometers a unit has; empty for one that is no length.
  private static Optional<Double> micrometers(String unit) {
    return switch (unit.strip()) {
      case "µm", "μm", "um", "micron", "microns", "micrometer", "\\u00B5m", "&#181;m", "&#xB5;m" ->
          Optional.of(1.0);
      case "nm", "nanometer" -> Optional.of(1e-3);
      case "mm", "millimeter" -> Optional.of(1e3);
      case "cm", "centimeter" -> Optional.of(1e4);
      case "m", "meter" -> Optional.of(1e6);
      case "Å", "angstrom" -> Optional.of(1e-4);
      case "inch", "in" -> Optional.of(25_400.0);
      default -> Optional.empty();
    };
  }
}
