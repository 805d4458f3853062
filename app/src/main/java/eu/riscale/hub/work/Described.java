package eu.riscale.hub.work;

/// A source, and the description that was read from it.
///
/// @param source as given on the command line
/// @param file the description inside it, as a name relative to the source; empty where none was
///   found
/// @param facts what the description says of itself
/// @param text the description as written, for excerpts; empty where it could not be read
public record Described(String source, String file, Facts facts, String text) {

  /// A source of which no description was read.
  public static Described unread(String source) {
    return new Described(source, "", Facts.NONE, "");
  }

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
