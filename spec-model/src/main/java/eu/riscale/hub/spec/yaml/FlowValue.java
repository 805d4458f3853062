package eu.riscale.hub.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Faults in one value between brackets that is not in quotation marks, with the name of its field
/// where it has one.
final class FlowValue {
  /// Signs that may not start a value between brackets.
  private static final String SPECIAL = "@`%*&!|>";

  /// Fields that people write between brackets, before which a comma may be missing.
  private static final Set<String> FIELDS =
      Set.of(
          "type",
          "id",
          "name",
          "size",
          "unit",
          "scale",
          "min",
          "max",
          "step",
          "offset",
          "gain",
          "halo",
          "tensor_id",
          "axis_id",
          "channel_names",
          "source",
          "sha256",
          "doi",
          "url",
          "text",
          "orcid",
          "email",
          "affiliation",
          "github_user",
          "mode",
          "axes",
          "axis",
          "kwargs",
          "eps",
          "mean",
          "std",
          "threshold",
          "description",
          "concatenable",
          "dtype",
          "range");

  private static final Pattern LAST_WORD = Pattern.compile("\\s(\\w{1,40})$");

  private final String text;
  private final boolean isInFields;
  private final List<Fault> all = new ArrayList<>();

  /// @param at where in the text
  /// @param mended the whole text without the fault
  record Fault(int at, String message, String hint, String mended) {}

  private FlowValue(String text, boolean isInFields) {
    this.text = text;
    this.isInFields = isInFields;
  }

  /// Likeliest first.
  ///
  /// @param isInFields whether the innermost bracket is one of fields, as in `{a: 1}`
  static List<Fault> faults(String text, boolean isInFields) {
    FlowValue value = new FlowValue(text, isInFields);
    value.comment();
    value.start();
    value.dash();
    value.colons();
    return value.all;
  }

  /// Whether people write a field of this name between brackets.
  static boolean isField(String name) {
    return FIELDS.contains(name);
  }

  private void start() {
    int colon = text.indexOf(": ");
    int from = colon < 0 || !isInFields ? 0 : colon + 2;
    String value = text.substring(from);
    if (!value.isEmpty() && (SPECIAL.indexOf(value.charAt(0)) >= 0 || value.startsWith("? "))) {
      add(
          from,
          "A value may not start with "
              + value.charAt(0)
              + ", which has a meaning of its own in YAML.",
          "Put the value into quotation marks.",
          text.substring(0, from) + YamlText.quoted(value));
    }
  }

  private void dash() {
    int dash = text.startsWith("- ") ? 0 : text.indexOf(": - ") + 2;
    if (text.startsWith("- ", dash)) {
      add(
          dash,
          "An item between brackets has no dash.",
          "Remove the dash.",
          text.substring(0, dash) + text.substring(dash + 2).stripLeading());
    }
  }

  /// A comment between brackets takes the closing ones with it.
  private void comment() {
    int hash = text.startsWith("#") ? 0 : text.indexOf(" #");
    if (hash < 0) {
      return;
    }
    if (hash == 0) {
      add(
          0,
          "A # behind a space starts a comment, which takes the rest of the line with it.",
          "Put the value into quotation marks.",
          YamlText.quoted(text));
    }
    add(
        hash == 0 ? 0 : hash + 1,
        "A # behind a space starts a comment, which takes the closing bracket with it.",
        "Write the comment behind the last bracket.",
        text.substring(0, hash).stripTrailing());
  }

  /// A second colon in a value, or one where a comma was forgotten before a field.
  private void colons() {
    int first = text.indexOf(": ");
    int second = first < 0 ? -1 : text.indexOf(": ", first + 2);
    if (second < 0 && text.endsWith(":") && first >= 0) {
      second = text.length() - 1;
    }
    if (second < 0) {
      return;
    }
    Matcher word = LAST_WORD.matcher(text.substring(0, second));
    if (word.find() && FIELDS.contains(word.group(1))) {
      int name = word.start(1);
      add(
          name,
          "A comma is missing before this field.",
          "Separate the fields by commas.",
          text.substring(0, name).stripTrailing() + ", " + text.substring(name));
    }
    int from = isInFields ? first + 2 : 0;
    add(
        second,
        "A colon with a space behind it starts a field, but this is the middle of a value.",
        "Put the value into quotation marks.",
        text.substring(0, from) + YamlText.quoted(text.substring(from).strip()));
  }

  private void add(int at, String message, String hint, String mended) {
    all.add(new Fault(at, message, hint, mended));
  }
}
