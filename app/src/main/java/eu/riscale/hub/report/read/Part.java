package eu.riscale.hub.report.read;

import eu.riscale.hub.report.Printable;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One object of a report, whose fields are asked for by name and type.
///
/// @param at where it stands, such as `results[2].tests[0]`
record Part(JsonNode node, String at) {
  /// No word, version or name that hub itself gives is as long.
  private static final int LONGEST_PLAIN = 1000;

  /// Reads what stands in a list.
  interface Reader<T> {
    T read(Part part) throws BrokenReport;
  }

  /// Reads one value that is no object.
  interface ValueReader<T> {
    T read(JsonNode value, String at) throws BrokenReport;
  }

  boolean has(String name) {
    return node.has(name);
  }

  /// Empty where it is not there.
  String text(String name) throws BrokenReport {
    JsonNode value = node.get(name);
    return value == null ? "" : text(value, at(name));
  }

  /// One that hub has no reason to write on several lines, or with what a terminal obeys.
  String plain(String name) throws BrokenReport {
    String text = text(name);
    if (text.length() > LONGEST_PLAIN || !Printable.line(text).equals(text)) {
      throw no(at(name), "a plain line");
    }
    return text;
  }

  /// One of the words that name a value.
  <T> T word(String name, List<T> values, Function<T, String> word) throws BrokenReport {
    String text = text(name);
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    throw no(at(name), "one of " + values.stream().map(word).toList());
  }

  boolean flag(String name) throws BrokenReport {
    JsonNode value = node.get(name);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      throw no(at(name), "true or false");
    }
    return value.booleanValue();
  }

  /// A whole number of at least 0; 0 where it is not there.
  long count(String name) throws BrokenReport {
    JsonNode value = node.get(name);
    return value == null ? 0 : whole(value, at(name));
  }

  int integer(String name) throws BrokenReport {
    long value = count(name);
    if (value > Integer.MAX_VALUE) {
      throw no(at(name), "a smaller number");
    }
    return (int) value;
  }

  /// @param none what null stands for, and a field that is not there
  double number(String name, double none) throws BrokenReport {
    JsonNode value = node.get(name);
    return value == null ? none : number(value, at(name), none);
  }

  List<String> texts(String name) throws BrokenReport {
    return values(name, Part::text);
  }

  <T> List<T> values(String name, ValueReader<T> reader) throws BrokenReport {
    JsonNode list = node.get(name);
    List<T> values = new ArrayList<>();
    if (list != null && !list.isArray()) {
      throw no(at(name), "a list");
    }
    for (int i = 0; list != null && i < list.size(); i++) {
      values.add(reader.read(list.get(i), at(name) + "[" + i + "]"));
    }
    return List.copyOf(values);
  }

  <T> List<T> parts(String name, Reader<T> reader) throws BrokenReport {
    return values(name, (value, place) -> reader.read(of(value, place)));
  }

  Part part(String name) throws BrokenReport {
    JsonNode value = node.get(name);
    if (value == null) {
      throw no(at(name), "an object");
    }
    return of(value, at(name));
  }

  <T> Optional<T> optional(String name, Reader<T> reader) throws BrokenReport {
    return node.has(name) ? Optional.of(reader.read(part(name))) : Optional.empty();
  }

  /// The values of an object whose names are not hub's.
  <T> Map<String, T> map(String name, ValueReader<T> reader) throws BrokenReport {
    Map<String, T> map = new LinkedHashMap<>();
    if (node.has(name)) {
      Part part = part(name);
      for (Map.Entry<String, JsonNode> entry : part.node.properties()) {
        map.put(entry.getKey(), reader.read(entry.getValue(), part.at(entry.getKey())));
      }
    }
    return map;
  }

  RdfPath path(String name) throws BrokenReport {
    RdfPath path = RdfPath.ROOT;
    for (Object segment : values(name, Part::segment)) {
      path = segment instanceof Integer index ? path.index(index) : path.field((String) segment);
    }
    return path;
  }

  private static Object segment(JsonNode value, String at) throws BrokenReport {
    return value.isString() ? value.stringValue() : (Object) index(value, at);
  }

  static Part of(JsonNode value, String at) throws BrokenReport {
    if (!value.isObject()) {
      throw no(at, "an object");
    }
    return new Part(value, at);
  }

  static String text(JsonNode value, String at) throws BrokenReport {
    if (!value.isString()) {
      throw no(at, "a text");
    }
    return value.stringValue();
  }

  static long whole(JsonNode value, String at) throws BrokenReport {
    if (!value.isIntegralNumber() || value.longValue() < 0) {
      throw no(at, "a whole number of at least 0");
    }
    return value.longValue();
  }

  static int index(JsonNode value, String at) throws BrokenReport {
    long index = whole(value, at);
    if (index > Integer.MAX_VALUE) {
      throw no(at, "a smaller number");
    }
    return (int) index;
  }

  /// A number, or the text that stands for one which JSON does not have.
  static double figure(JsonNode value, String at) throws BrokenReport {
    return switch (value.isString() ? value.stringValue() : "") {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> number(value, at, Double.NaN);
    };
  }

  private static double number(JsonNode value, String at, double none) throws BrokenReport {
    if (value.isNull()) {
      return none;
    }
    if (!value.isNumber()) {
      throw no(at, "a number");
    }
    return value.doubleValue();
  }

  /// The place of a field.
  String at(String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  /// @param wanted such as `a number`
  static BrokenReport no(String at, String wanted) {
    return new BrokenReport(Printable.line("its '" + at + "' is not " + wanted));
  }
}
