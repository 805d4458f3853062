package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.value.SpdxId;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of a fixed list that are written in another way.
public final class OfWords {
  private static final Pattern ONE_OF = Pattern.compile("one of (.+)");
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  /// Everyday words for those of the specification.
  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("float", List.of("float32")),
          Map.entry("single", List.of("float32")),
          Map.entry("double", List.of("float64")),
          Map.entry("float16", List.of("float32")),
          Map.entry("half", List.of("float32")),
          Map.entry("int", List.of("int32")),
          Map.entry("integer", List.of("int32")),
          Map.entry("long", List.of("int64")),
          Map.entry("byte", List.of("uint8")),
          Map.entry("ubyte", List.of("uint8")),
          Map.entry("char", List.of("uint8")),
          Map.entry("boolean", List.of("bool")),
          Map.entry("spatial", List.of("space")),
          Map.entry("x", List.of("space")),
          Map.entry("y", List.of("space")),
          Map.entry("z", List.of("space")),
          Map.entry("t", List.of("time")),
          Map.entry("temporal", List.of("time")),
          Map.entry("c", List.of("channel")),
          Map.entry("b", List.of("batch")),
          Map.entry("um", List.of("micrometer")),
          Map.entry("µm", List.of("micrometer")),
          Map.entry("μm", List.of("micrometer")),
          Map.entry("micron", List.of("micrometer")),
          Map.entry("microns", List.of("micrometer")),
          Map.entry("nm", List.of("nanometer")),
          Map.entry("mm", List.of("millimeter")),
          Map.entry("cm", List.of("centimeter")),
          Map.entry("m", List.of("meter")),
          Map.entry("å", List.of("angstrom")),
          Map.entry("s", List.of("second")),
          Map.entry("sec", List.of("second")),
          Map.entry("ms", List.of("millisecond")),
          Map.entry("min", List.of("minute")),
          Map.entry("h", List.of("hour")),
          Map.entry("normalize", List.of("zero_mean_unit_variance", "scale_range")),
          Map.entry("normalization", List.of("zero_mean_unit_variance", "scale_range")),
          Map.entry("zscore", List.of("zero_mean_unit_variance")),
          Map.entry("standardize", List.of("zero_mean_unit_variance")),
          Map.entry("percentile", List.of("scale_range")),
          Map.entry("threshold", List.of("binarize")),
          Map.entry("cast", List.of("ensure_dtype")),
          Map.entry("per_image", List.of("per_sample")),
          Map.entry("metre", List.of("meter")),
          Map.entry("micrometre", List.of("micrometer")),
          Map.entry("nanometre", List.of("nanometer")));

  private OfWords() {}

  /// For one of the words that the finding expects, the nearest first.
  static List<List<Edit>> words(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    place.only().ifPresent(item -> all.add(place.write(item)));
    all.addAll(Axes.typed(place));
    List<String> allowed = allowed(place.finding().expected());
    String text = place.text().strip();
    Set<String> near = new LinkedHashSet<>();
    for (String word : allowed) {
      if (plain(word).equals(plain(text))) {
        near.add(word);
      }
    }
    MEANT.getOrDefault(text.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(allowed::contains)
        .forEach(near::add);
    DidYouMean.nearest(text, allowed).ifPresent(near::add);
    near.forEach(word -> all.add(place.write(word)));
    place.sample().ifPresent(value -> all.add(place.example(value)));
    allowed.stream().limit(12).forEach(word -> all.add(place.example(word)));
    if (place.node() != null) {
      all.add(place.remove());
    }
    return all;
  }

  /// The type that an everyday word for one means, such as `float`.
  static YamlNode dataType(YamlNode type) {
    List<String> meant =
        type instanceof YamlScalar word
            ? MEANT.getOrDefault(word.text().toLowerCase(Locale.ROOT), List.of())
            : List.of();
    return meant.isEmpty() ? type : Values.text(meant.getFirst());
  }

  public static List<String> allowed(String expected) {
    Matcher several = ONE_OF.matcher(expected);
    if (several.matches()) {
      return List.of(several.group(1).split(", "));
    }
    List<String> words = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(expected);
    while (quoted.find()) {
      words.add(quoted.group(1));
    }
    return words.isEmpty() && !expected.isEmpty() && !expected.contains(" ")
        ? List.of(expected)
        : words;
  }

  /// For a licence: the id of the SPDX list that an everyday name means.
  static List<List<Edit>> licence(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    List<String> meant = Licences.meant(place.text());
    meant.forEach(id -> all.add(place.write(id)));
    Optional<String> near = DidYouMean.nearest(place.text(), SpdxId.known());
    near.ifPresent(id -> all.add(place.example(id)));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a unit in SI symbols.
  static List<List<Edit>> unit(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String symbol =
        switch (place.text().strip().toLowerCase(Locale.ROOT)) {
          case "micron", "microns", "micrometer", "micrometre", "um" -> "µm";
          case "nanometer", "nanometre", "nanometers" -> "nm";
          case "millimeter", "millimetre" -> "mm";
          case "meter", "metre", "meters" -> "m";
          case "second", "seconds", "sec" -> "s";
          case "millisecond", "milliseconds" -> "ms";
          case "kelvin" -> "K";
          case "gram", "grams" -> "g";
          case "kilogram" -> "kg";
          case "volt", "volts" -> "V";
          default -> "";
        };
    if (!symbol.isEmpty()) {
      all.add(place.write(symbol));
    }
    all.add(place.example("arbitrary unit"));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
