package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values in another form than that of a text, and texts and lists of another length.
final class OfPlainTexts {
  private static final Pattern NUMBER_AT_END = Pattern.compile("(\\d+)\\D*$");

  private OfPlainTexts() {}

  /// For a text that is expected.
  static List<List<Edit>> text(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    all.add(OlderTensors.axes(place));
    all.add(OfWeights.asText(place));
    switch (place.node()) {
      case YamlScalar scalar -> {
        if (scalar.isNull()) {
          all.add(place.remove());
        } else {
          place
              .sample()
              .filter(value -> place.files().isThere(value))
              .ifPresent(value -> all.add(place.example(value)));
          all.add(place.write(scalar.text()));
        }
      }
      case YamlSequence list -> {
        if (list.items().size() == 1) {
          all.add(place.write(list.items().getFirst()));
        }
        if (list.items().stream().allMatch(YamlScalar.class::isInstance)) {
          List<String> texts =
              list.items().stream().map(item -> ((YamlScalar) item).text()).toList();
          all.add(place.write(String.join("", texts)));
          all.add(place.write(String.join(", ", texts)));
        }
      }
      case YamlMapping mapping -> {
        if (place.field().equals("dependencies")) {
          FileForms.path(mapping).ifPresent(path -> all.add(place.write("conda:" + path)));
        }
        for (YamlMapping.Entry entry : mapping.entries()) {
          if (entry.value() instanceof YamlScalar) {
            all.add(place.write(entry.value()));
          }
        }
      }
      case null -> {}
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a text that is too long: its beginning, at the end of a word.
  static List<List<Edit>> shorter(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Matcher length = NUMBER_AT_END.matcher(place.finding().expected());
    String text = place.text();
    if (length.find()) {
      int most = Integer.parseInt(length.group(1));
      if (text.codePointCount(0, text.length()) > most) {
        String start = text.substring(0, text.offsetByCodePoints(0, most));
        int word = start.lastIndexOf(' ');
        String words = word > most / 2 ? start.substring(0, word) : start;
        int open = words.lastIndexOf('(');
        boolean unclosed = open > words.lastIndexOf(')');
        all.add(
            place.example(
                (unclosed ? words.substring(0, open) : words).replaceAll("[\\s,;:+&-]+$", "")));
        all.add(place.example(start));
      }
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a list of a certain length: cut, or filled up with its last value.
  static List<List<Edit>> listLength(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    Matcher length = NUMBER_AT_END.matcher(place.finding().expected());
    if (length.find() && place.node() instanceof YamlSequence list && !list.items().isEmpty()) {
      int wanted = Math.min(100, Integer.parseInt(length.group(1)));
      all.add(place.example(Tree.resized(list.items(), wanted, list.items().getLast())));
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }
}
