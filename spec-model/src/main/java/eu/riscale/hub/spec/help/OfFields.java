package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.OtherNames;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fields that are missing, and names that are none of a field.
final class OfFields {
  private static final Pattern ODD =
      Pattern.compile(
          "[\\u00A0\\u1680\\u2000-\\u200D\\u2028\\u2029\\u202F\\u205F\\u2060\\u3000\\uFEFF]");

  /// A name and the value that stands right behind its colon.
  private static final Pattern GLUED = Pattern.compile("(\\w{1,60}):([\\[{\"'].{0,60}+)(?s:.*)");

  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  private OfFields() {}

  /// What to do about a name with a character that belongs to the layout of the text, and which no
  /// other name puts right; empty for a field whose name has none. A field that is missing may
  /// stand there under such a name.
  static Optional<String> oddName(YamlNode root, Finding finding) {
    List<Object> segments = finding.path().segments();
    if (segments.isEmpty() || !(segments.getLast() instanceof String name)) {
      return Optional.empty();
    }
    if (finding.code().equals(FieldCodes.MISSING)) {
      return Edited.at(root, finding.path().parent())
          .flatMap(holder ->
              holder instanceof YamlMapping mapping ? oddOne(mapping, name) : Optional.empty());
    }
    if (!finding.code().equals(FieldCodes.UNKNOWN)) {
      return Optional.empty();
    }
    Optional<String> odd = oddCharacter(name);
    if (odd.isPresent()) {
      return odd;
    }
    Matcher glued = GLUED.matcher(name);
    if (glued.matches()) {
      return Optional.of(
          "Put a space behind the colon: " + glued.group(1) + ": " + glued.group(2) + " …");
    }
    return name.startsWith("-")
        ? Optional.of("Put a space behind the dash: - " + name.substring(1).strip() + ": …")
        : Optional.empty();
  }

  /// The name of a field with such a character in it or behind it.
  private static Optional<String> oddOne(YamlMapping holder, String field) {
    return holder.entries().stream()
        .map(YamlMapping.Entry::key)
        .filter(key -> ODD.matcher(key).replaceAll("").startsWith(field))
        .flatMap(key -> oddCharacter(key).stream())
        .findFirst();
  }

  private static Optional<String> oddCharacter(String name) {
    Matcher odd = ODD.matcher(name);
    if (!odd.find()) {
      return Optional.empty();
    }
    int character = odd.group().codePointAt(0);
    return Optional.of(
        String.format(
            Locale.ROOT,
            Character.getType(character) == Character.FORMAT
                ? "The name holds the character U+%04X, which nobody sees: remove it."
                : "The name holds the character U+%04X, which looks like a space: put an ordinary"
                    + " space in its place.",
            character));
  }

  /// For a field that is missing: one beside it that goes by another name, or a sample.
  static List<List<Edit>> missing(Place place) {
    List<List<Edit>> all = new ArrayList<>(Licences.ofMapping(place));
    YamlMapping holder = place.holder();
    String field = place.field();
    if (holder != null) {
      for (YamlMapping.Entry entry : holder.entries()) {
        if (OtherNames.meant(entry.key(), List.of(field)).isPresent()) {
          all.add(List.of(new Edit.Rename(place.path().parent().field(entry.key()), field)));
        }
      }
    }
    named(place).ifPresent(all::add);
    if (field.equals("id") && place.path().parent().parent().toString().endsWith("axes")) {
      List.of("y", "x", "z").forEach(id -> all.add(place.example(id)));
    }
    OfInputs.missing(place).forEach(value -> all.add(place.example(value)));
    OfElsewhere.missing(place).ifPresent(value -> all.add(place.write(value)));
    place.sample().ifPresent(value -> all.add(place.example(value)));
    place.samples().withUnits(place.path()).ifPresent(value -> all.add(place.example(value)));
    if (field.equals("source")) {
      all.add(place.example("notebook.ipynb"));
    }
    if (field.equals("format_version")) {
      // Of a dataset that a model describes in place, by either of its formats.
      all.add(place.example("0.3.0"));
      all.add(place.example("0.2.4"));
    }
    return all;
  }

  /// `- scale_range: {axes: [y, x]}` as `- id: scale_range` with its kwargs.
  private static Optional<List<Edit>> named(Place place) {
    YamlMapping step = place.holder();
    if (step == null || !place.path().parent().parent().toString().endsWith("processing")) {
      return Optional.empty();
    }
    List<String> steps = OfWords.allowed(place.finding().expected());
    Optional<YamlMapping.Entry> name =
        step.entries().stream().filter(entry -> steps.contains(entry.key())).findFirst();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping whole = Values.mapping(place.field(), Values.text(name.get().key()));
    YamlNode value = name.get().value();
    if (value instanceof YamlMapping kwargs && !kwargs.entries().isEmpty()) {
      whole = Values.with(whole, "kwargs", value);
    }
    for (YamlMapping.Entry other : step.entries()) {
      boolean given = other.equals(name.get()) || whole.get(other.key()) != null;
      whole = given ? whole : Values.with(whole, other.key(), other.value());
    }
    return Optional.of(List.of(Place.writeAt(place.path().parent(), whole)));
  }

  /// For a name that no field has: the field that is meant. Where that is there already, or none is
  /// meant, it goes; else its value would be lost.
  static List<List<Edit>> unknown(Place place) {
    if (OfElsewhere.where(place.root(), place.path()).isPresent()) {
      return OfElsewhere.unknown(place);
    }
    List<List<Edit>> all = new ArrayList<>(Licences.ofMapping(place));
    outwards(place).ifPresent(all::add);
    YamlMapping holder = place.holder();
    boolean lost = false;
    for (String name : candidates(place)) {
      all.add(List.of(new Edit.Rename(place.path(), name)));
      lost |= holder != null && holder.get(name) == null;
    }
    all.addAll(wrapped(place));
    all.addAll(filled(place));
    RdfPath weights = place.path().parent();
    if (weights.segments().equals(List.of("weights")) && candidates(place).isEmpty()) {
      place.sample(weights).ifPresent(value -> all.add(List.of(Place.exampleAt(weights, value))));
    }
    if (!lost) {
      all.add(place.remove());
    }
    return all;
  }

  /// A field that stands a level too deep, where the mapping around it has such a field.
  private static Optional<List<Edit>> outwards(Place place) {
    RdfPath holder = place.path().parent();
    YamlNode value = place.node();
    if (holder.isRoot() || value == null || !(holder.segments().getLast() instanceof String)) {
      return Optional.empty();
    }
    RdfPath to = holder.parent().field(place.field());
    boolean isOuter =
        place.samples().inFull(place.root(), holder.parent()).orElse(null)
                instanceof YamlMapping sample
            && sample.get(place.field()) != null;
    return isOuter && Edited.at(place.root(), to).isEmpty()
        ? Optional.of(List.of(Place.writeAt(to, value), new Edit.Remove(place.path())))
        : Optional.empty();
  }

  /// A field that is meant and has nothing under it, with a right value.
  private static List<List<Edit>> filled(Place place) {
    YamlNode node = place.node();
    boolean isEmpty =
        (node instanceof YamlScalar scalar && scalar.isNull())
            || (node instanceof YamlMapping mapping && mapping.entries().isEmpty());
    List<List<Edit>> all = new ArrayList<>();
    for (String name : isEmpty ? candidates(place) : Set.<String>of()) {
      RdfPath to = place.path().parent().field(name);
      place
          .sample(to)
          .filter(sample -> Edited.at(place.root(), to).isEmpty())
          .ifPresent(sample ->
              all.add(List.of(Place.exampleAt(to, sample), new Edit.Remove(place.path()))));
    }
    return all;
  }

  private static Set<String> candidates(Place place) {
    String field = place.field();
    Set<String> names = new LinkedHashSet<>();
    Optional<String> ofFile = OfWeights.format(place);
    if (ofFile.isPresent()) {
      return Set.of(ofFile.get());
    }
    String hint = place.finding().hint();
    Matcher told =
        QUOTED.matcher(
            (hint.startsWith("Remove it") ? "" : hint) + " " + place.finding().message());
    while (told.find()) {
      names.add(told.group(1));
    }
    Collection<String> known = new ArrayList<>();
    if (place.samples().inFull(place.root(), place.path().parent()).orElse(null)
        instanceof YamlMapping sample) {
      sample.entries().forEach(entry -> known.add(entry.key()));
    }
    OtherNames.of(field).stream()
        .filter(name -> known.isEmpty() ? !hint.startsWith("Did you mean") : known.contains(name))
        .forEach(names::add);
    DidYouMean.nearest(field, known).ifPresent(names::add);
    String plain = plain(field);
    for (String name : known) {
      String other = plain(name);
      boolean part = plain.length() > 2 && (other.startsWith(plain) || plain.startsWith(other));
      if (part || other.equals(plain)) {
        names.add(name);
      }
    }
    names.remove(field);
    return names;
  }

  /// A list of paths that has become one of mappings, and the like: the name is right for the new
  /// form alone.
  private static List<List<Edit>> wrapped(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    if (place.node() instanceof YamlScalar file && !place.text().isEmpty()) {
      for (String name : OtherNames.of(place.field())) {
        if (name.endsWith("_tensor")) {
          all.add(moved(place, name, Values.mapping("source", Values.text(file.text()))));
        }
      }
    }
    return all;
  }

  private static List<Edit> moved(Place place, String field, YamlNode value) {
    RdfPath to = place.path().parent().field(field);
    boolean given = Edited.at(place.root(), to).isPresent();
    return given ? List.of() : List.of(Place.writeAt(to, value), new Edit.Remove(place.path()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceAll("s$", "");
  }
}
