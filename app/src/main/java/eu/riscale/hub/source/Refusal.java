package eu.riscale.hub.source;

import java.util.Locale;
import java.util.Optional;

/// Why a source cannot be read, in one sentence for the person who named it.
///
/// @param what is wrong: the sentence, or its beginning with the colon or semicolon before the
///   remedy
/// @param remedy what to do about it, the end of the sentence; empty where nothing better is known
///   than to name another source
public record Refusal(String what, String remedy) {

  static Refusal of(String sentence) {
    return new Refusal(sentence, "");
  }

  public String sentence() {
    return remedy.isEmpty() ? what : what + " " + remedy;
  }

  /// The remedy as a sentence of its own.
  public Optional<String> hint() {
    return remedy.isEmpty()
        ? Optional.empty()
        : Optional.of(remedy.substring(0, 1).toUpperCase(Locale.ROOT) + remedy.substring(1));
  }

  /// The same of a file in what was named.
  Refusal in(String name) {
    return new Refusal(name + ": " + what, remedy);
  }
}
