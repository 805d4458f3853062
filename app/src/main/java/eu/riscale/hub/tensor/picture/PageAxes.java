package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the pages of a TIFF are, as ImageJ, OME and tifffile write it into the description of the
/// first page.
final class PageAxes {
  private static final Map<Character, String> NAMES =
      Map.of('T', "time", 'Z', "z", 'C', "channel", 'S', "channel", 'Y', "y", 'X', "x");

  private static final Pattern IMAGEJ = Pattern.compile("(?m)^(channels|slices|frames)=(\\d{1,7})");
  private static final Pattern PIXELS = Pattern.compile("<(?:\\w+:)?Pixels\\s([^>]{0,4000})>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final int LONGEST = 1 << 20;

  private PageAxes() {}

  /// An axis of the pages.
  private record Axis(String name, int length) {}

  /// The image with named axes in the place of its pages; as it is where they are not told, or not
  /// as many as there are.
  static Tensor named(Tensor image, String description) {
    List<Axis> pages = told(image, description);
    List<String> axes = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (Axis page : pages) {
      axes.add(page.name());
      shape.add(page.length());
      count *= page.length();
    }
    if (pages.isEmpty() || count != image.length(0)) {
      return image;
    }
    for (int axis = 1; axis < image.rank(); axis++) {
      axes.add(image.axes().get(axis));
      shape.add(image.length(axis));
    }
    if (new HashSet<>(axes).size() < axes.size()) {
      return image;
    }
    return Tensor.of(
        image.dtype(), image.array(), axes, shape.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Axis> told(Tensor image, String description) {
    if (description.length() > LONGEST) {
      return List.of();
    }
    if (description.startsWith("ImageJ=")) {
      return imageJ(description, image.length(0));
    }
    if (description.contains("<OME") || description.contains(":OME")) {
      return ome(description, image);
    }
    return description.startsWith("{") ? shaped(description) : List.of();
  }

  /// Channels run fastest, frames slowest. A stack that says nothing else is one of slices.
  private static List<Axis> imageJ(String text, int pages) {
    int channels = 1;
    int slices = 0;
    int frames = 1;
    Matcher each = IMAGEJ.matcher(text);
    while (each.find()) {
      int length = Integer.parseInt(each.group(2));
      switch (each.group(1)) {
        case "channels" -> channels = length;
        case "slices" -> slices = length;
        default -> frames = length;
      }
    }
    if (slices == 0) {
      slices = channels == 1 && frames == 1 ? pages : 1;
    }
    return sized(
        List.of(new Axis("time", frames), new Axis("z", slices), new Axis("channel", channels)));
  }

  private static List<Axis> sized(List<Axis> axes) {
    return axes.stream().filter(axis -> axis.length() > 1).toList();
  }

  /// The order names the axis first that runs fastest.
  private static List<Axis> ome(String text, Tensor image) {
    Matcher pixels = PIXELS.matcher(text);
    if (!pixels.find()) {
      return List.of();
    }
    String order = "XYZCT";
    int[] lengths = {1, 1, 1};
    Matcher each = ATTRIBUTE.matcher(pixels.group(1));
    while (each.find()) {
      String value = each.group(2);
      switch (each.group(1)) {
        case "DimensionOrder" -> order = value;
        case "SizeZ" -> lengths[0] = number(value);
        case "SizeC" -> lengths[1] = number(value);
        case "SizeT" -> lengths[2] = number(value);
        default -> {}
      }
    }
    int inPage = image.axes().indexOf("channel");
    if (inPage >= 0) {
      lengths[1] /= Math.max(1, image.length(inPage));
    }
    List<Axis> axes = new ArrayList<>();
    for (int i = order.length() - 1; i >= 2; i--) {
      int which = "ZCT".indexOf(order.charAt(i));
      if (which >= 0) {
        axes.add(new Axis(List.of("z", "channel", "time").get(which), lengths[which]));
      }
    }
    return sized(axes);
  }

  private static int number(String text) {
    return text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
  }

  /// `{"shape": [5, 2, 64, 64], "axes": "ZCYX"}`.
  private static List<Axis> shaped(String text) {
    if (!(YamlReader.read(text).root() instanceof YamlMapping mapping)
        || !(mapping.get("axes") instanceof YamlScalar letters)
        || !(mapping.get("shape") instanceof YamlSequence lengths)
        || letters.text().length() != lengths.items().size()) {
      return List.of();
    }
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < lengths.items().size(); i++) {
      char letter = letters.text().toUpperCase(Locale.ROOT).charAt(i);
      if (letter == 'Y') {
        break; // What follows is the page itself.
      }
      YamlNode length = lengths.items().get(i);
      Optional<String> name = Optional.ofNullable(NAMES.get(letter));
      if (name.isEmpty() || !(length instanceof YamlScalar number)) {
        return List.of();
      }
      axes.add(new Axis(name.get(), number(number.text())));
    }
    return sized(axes);
  }
}
