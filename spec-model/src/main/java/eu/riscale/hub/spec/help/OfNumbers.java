package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.yaml.ScalarNumbers;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers and truth values that are written in another way, or lie outside of what is allowed.
final class OfNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][-+]?\\d{1,3})?");
  private static final Pattern FRACTION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*/\\s*(\\d{1,9}(?:\\.\\d{1,9})?)");
  private static final Pattern READ_AS = Pattern.compile("read as (\\S+)\\.$");

  private OfNumbers() {}

  /// For any number.
  static List<List<Edit>> number(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    place.only().ifPresent(item -> all.add(place.write(item)));
    ScalarNumbers.integer(place.text().strip())
        .ifPresent(value -> all.add(place.write(Values.whole(value.toString()))));
    Matcher fraction = FRACTION.matcher(place.text());
    if (fraction.matches() && Double.parseDouble(fraction.group(2)) != 0) {
      double value = Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2));
      all.add(place.write(Values.real(Double.toString(value))));
    }
    Matcher number = NUMBER.matcher(place.text());
    if (number.find()) {
      String text = number.group().replace(',', '.');
      all.add(place.write(text.matches("-?\\d+") ? Values.whole(text) : Values.real(text)));
      all.add(place.write(Values.real(new BigDecimal(text).toPlainString())));
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a whole number.
  static List<List<Edit>> whole(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    place.only().ifPresent(item -> all.add(place.write(item)));
    ScalarNumbers.integer(place.text().strip())
        .ifPresent(value -> all.add(place.write(Values.whole(value.toString()))));
    Matcher number = NUMBER.matcher(place.text());
    if (number.find()) {
      BigDecimal value = new BigDecimal(number.group().replace(',', '.'));
      if (value.precision() - value.scale() < 20) {
        all.add(place.write(Values.whole(value.setScale(0, RoundingMode.HALF_UP).toPlainString())));
      }
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  static List<List<Edit>> truth(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    switch (place.text().toLowerCase(Locale.ROOT)) {
      case "ja", "oui", "si", "ok", "enabled", "wahr", "yes please" ->
          all.add(place.write(Values.truth(true)));
      case "nein", "non", "none", "never", "disabled", "falsch" ->
          all.add(place.write(Values.truth(false)));
      default -> {}
    }
    place.only().ifPresent(item -> all.add(place.write(item)));
    all.add(place.example(Values.truth(true)));
    all.add(place.example(Values.truth(false)));
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a value that was read as another: that one.
  static List<List<Edit>> converted(Place place) {
    Matcher read = READ_AS.matcher(place.finding().message());
    return read.find() && place.node() instanceof YamlScalar
        ? List.of(List.of(new Edit.Write(place.path(), read.group(1))))
        : List.of();
  }

  /// For a number outside of its range: the nearest that is allowed.
  static List<List<Edit>> range(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    if (place.finding().code().equals(TypeCodes.TOO_LARGE)) {
      place.sample().ifPresent(value -> all.add(place.example(value)));
      all.add(place.example(Values.whole("64")));
      all.add(place.example(Values.whole("1")));
    }
    Matcher bound =
        Pattern.compile("(at least|above|at most|below) (-?[\\d.]+(?:[eE][-+]?\\d+)?)")
            .matcher(place.finding().expected());
    List<List<Edit>> within = new ArrayList<>();
    while (bound.find()) {
      BigDecimal value = new BigDecimal(bound.group(2).replaceAll("\\.$", ""));
      all.add(place.example(number(value)));
      within.add(place.example(number(value.add(BigDecimal.ONE))));
      within.add(place.example(number(value.add(new BigDecimal("0.000001")))));
      within.add(place.example(number(value.subtract(new BigDecimal("0.000001")))));
    }
    place.sample().ifPresent(value -> all.add(place.example(value)));
    all.addAll(within);
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  private static YamlScalar number(BigDecimal value) {
    return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0
        ? Values.whole(value.toBigInteger().toString())
        : Values.real(value.toPlainString());
  }
}
