package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Span;
import java.util.Map;
import java.util.Optional;

/// A source, and the description that was read from it.
///
/// @param source as given on the command line
/// @param file the description inside it, as a name relative to the source; empty where none was
///   found
/// @param facts what the description says of itself
/// @param text the description as written, for excerpts; empty where it could not be read
/// @param recorded what an earlier report says of its place and text, in place of looking there
public record Described(
    String source, String file, Facts facts, String text, Optional<Recorded> recorded) {

  /// A source that is there.
  public Described(String source, String file, Facts facts, String text) {
    this(source, file, facts, text, Optional.empty());
  }

  /// The same, of which no lines are shown any more.
  Described withoutText() {
    return new Described(source, file, Facts.NONE, "");
  }

  /// A source of which no description was read.
  public static Described unread(String source) {
    return new Described(source, "", Facts.NONE, "");
  }

  /// What a report knows of a source that may be on another machine.
  ///
  /// @param path of the description, or of the zip that holds it, from the folder that hub ran in
  /// @param inside the description in that zip; empty where it lies in a folder
  /// @param lines those of the description that findings speak of
  public record Recorded(String path, String inside, Map<Span, MarkedLine> lines) {}

  /// What a description says of itself; empty where it does not say, or cannot be read.
  ///
  /// @param validatedAs the format version by whose rules it was judged
  public record Facts(
      String type,
      String formatVersion,
      String validatedAs,
      String name,
      String id,
      String version) {
    static final Facts NONE = new Facts("", "", "", "", "", "");
  }
}
