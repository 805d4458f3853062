package eu.riscale.hub.report.json;

import eu.riscale.hub.spec.finding.RdfPath;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Fields of a JSON object. What has nothing to say is left out; numbers that JSON cannot hold are
/// null.
record JsonFields(JsonGenerator json) {

  void text(String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  void number(String name, double value) {
    json.writeName(name);
    item(value);
  }

  /// As a text, such as `NaN`, where JSON has no such number.
  void figure(String name, double value) {
    json.writeName(name);
    figure(value);
  }

  /// As a text, such as `NaN`, where JSON has no such number.
  void figure(double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Double.toString(value));
    }
  }

  /// Null where JSON has no such number.
  void item(double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  /// Field names as texts, positions as numbers.
  void path(String name, RdfPath path) {
    json.writeName(name);
    path(path);
  }

  void path(RdfPath path) {
    json.writeStartArray();
    for (Object segment : path.segments()) {
      if (segment instanceof Integer index) {
        json.writeNumber(index);
      } else {
        json.writeString(segment.toString());
      }
    }
    json.writeEndArray();
  }

  void integers(String name, List<? extends Number> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(value -> json.writeNumber(value.longValue()));
    json.writeEndArray();
  }

  /// Written also where it is empty.
  void strings(String name, Collection<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  /// Left out where it is empty.
  void someStrings(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      strings(name, values);
    }
  }
}
