package eu.riscale.hub.security;

import java.util.ArrayList;
import java.util.List;

/// What hub says.
///
/// @param command with its options
/// @param status exit status
/// @param codes of the findings that the files without the attack do not have; the first is of the
///   attack, others of what comes with it
/// @param words a part of the first one's message; where there is none, of what is shown as printed
record Answer(List<String> command, int status, List<String> codes, String words) {
  static final String UNSAFE = "weights-unsafe";
  static final String UNKNOWN = "weights-unknown-operation";

  static Answer validate(String code, String words) {
    return of(List.of("validate"), 1, code, words);
  }

  /// An alert, with which a model is valid.
  static Answer alert(String code, String words) {
    return of(List.of("validate"), 0, code, words);
  }

  static Answer unsafe(String words) {
    return validate(UNSAFE, words);
  }

  static Answer unknown(String words) {
    return alert(UNKNOWN, words);
  }

  static Answer unreadable(String words) {
    return of(List.of("validate"), 3, "source-unreadable", words);
  }

  /// @param options besides the device
  static Answer test(int status, String code, String words, String... options) {
    List<String> line = new ArrayList<>(List.of("test", "--device=cpu"));
    line.addAll(List.of(options));
    return of(List.copyOf(line), status, code, words);
  }

  /// With a finding that comes with the first.
  Answer and(String code) {
    List<String> all = new ArrayList<>(codes);
    all.add(code);
    return new Answer(command, status, List.copyOf(all), words);
  }

  /// @param code empty for none
  private static Answer of(List<String> command, int status, String code, String words) {
    return new Answer(command, status, code.isEmpty() ? List.of() : List.of(code), words);
  }
}
