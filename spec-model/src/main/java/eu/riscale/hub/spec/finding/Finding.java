package eu.riscale.hub.spec.finding;

import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that hub has to say about a description.
///
/// @param code what kind of finding it is
/// @param severity the code's own severity, or the one a project's policy gave it
/// @param path the place in the description that it is about
/// @param message what is wrong, with the value that was found
/// @param expected what would be right; empty where the message says it
/// @param hint how to fix it; empty where there is nothing to add
/// @param edits the same as changes of the description, to be made together; empty where the fix is
///   no text in it, or only a person knows it
/// @param inBrackets whether the items of lists that its changes write stand in brackets, where
///   they have no dash
/// @param span where in the file the path stands; null until it is looked up, and where no place
///   fits
public record Finding(
    Code code,
    Severity severity,
    RdfPath path,
    String message,
    String expected,
    String hint,
    List<Edit> edits,
    boolean inBrackets,
    @Nullable Span span) {
  public Finding {
    message = Shown.of(message, Shown.LONGEST_MESSAGE);
    expected = Shown.of(expected, Shown.LONGEST_MESSAGE);
    hint = Shown.of(hint);
    edits = edits.stream().allMatch(Finding::isShown) ? List.copyOf(edits) : List.of();
  }

  public static Finding of(Code code, RdfPath path, String message) {
    return new Finding(code, code.severity(), path, message, "", "", List.of(), false, null);
  }

  public Finding message(String text) {
    return new Finding(code, severity, path, text, expected, hint, edits, inBrackets, span);
  }

  public Finding expected(String text) {
    return new Finding(code, severity, path, message, text, hint, edits, inBrackets, span);
  }

  public Finding hint(String text) {
    return new Finding(code, severity, path, message, expected, text, edits, inBrackets, span);
  }

  /// The same without some words, such as secrets that only what stands beside them tells to be so.
  public Finding without(List<String> words) {
    String said = message;
    String wanted = expected;
    String help = hint;
    for (String word : words) {
      said = said.replace(word, "…");
      wanted = wanted.replace(word, "…");
      help = help.replace(word, "…");
    }
    List<Edit> shown =
        words.stream().anyMatch(word -> edits.stream().anyMatch(edit -> edit.text().contains(word)))
            ? List.of()
            : edits;
    return said.equals(message)
            && wanted.equals(expected)
            && help.equals(hint)
            && shown.equals(edits)
        ? this
        : new Finding(code, severity, path, said, wanted, help, shown, inBrackets, span);
  }

  /// With changes that make it go away, in place of those that it had.
  public Finding fix(Edit... changes) {
    return new Finding(
        code, severity, path, message, expected, hint, List.of(changes), inBrackets, span);
  }

  /// What may not be shown in full is not written either: half a secret is no value.
  private static boolean isShown(Edit edit) {
    String text = edit.text();
    return text.length() <= Shown.LONGEST_MESSAGE && Shown.of(text).equals(text);
  }

  /// Its changes as a person reads them, in their order.
  public List<EditText> editTexts() {
    return edits.stream().map(edit -> EditText.of(edit, path, inBrackets)).toList();
  }

  /// The same where items of lists that its changes write stand in brackets.
  public Finding inBrackets(List<Edit> changes) {
    return new Finding(code, severity, path, message, expected, hint, changes, true, span);
  }

  public Finding at(Span place) {
    return new Finding(code, severity, path, message, expected, hint, edits, inBrackets, place);
  }

  /// The same of another place in the description, of which its changes know nothing.
  public Finding at(RdfPath place) {
    return new Finding(code, severity, place, message, expected, hint, List.of(), inBrackets, span);
  }

  /// The same with its changes as words, for where they cannot be made by a program.
  ///
  /// @param where what stands before them
  public Finding inWords(String where) {
    if (edits.isEmpty()) {
      return this;
    }
    String words = where + EditText.inWords(edits, path, inBrackets);
    return hint(hint.isEmpty() ? words : hint + "\n" + words).fix();
  }

  public Finding severity(Severity level) {
    return new Finding(code, level, path, message, expected, hint, edits, inBrackets, span);
  }
}
