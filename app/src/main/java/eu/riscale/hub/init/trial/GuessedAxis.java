package eu.riscale.hub.init.trial;

/// An axis of a tensor as it is taken for, before anybody has said so.
///
/// @param kind its `type` in a description
/// @param id its name in the description
/// @param size -1 where the file of the weights leaves it open, or does not say
/// @param why it is taken for that, as a clause; empty where the file names it so
public record GuessedAxis(Kind kind, String id, long size, String why) {
  /// What an axis is.
  public enum Kind {
    BATCH("batch"),
    CHANNEL("channel"),
    INDEX("index"),
    TIME("time"),
    SPACE("space");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The specification's word.
    public String word() {
      return word;
    }
  }

  /// An axis under the usual name of its kind.
  public static GuessedAxis of(String id, long size, String why) {
    Kind kind =
        switch (id) {
          case "batch" -> Kind.BATCH;
          case "channel" -> Kind.CHANNEL;
          case "time" -> Kind.TIME;
          case "x", "y", "z" -> Kind.SPACE;
          default -> Kind.INDEX;
        };
    return new GuessedAxis(kind, id, size, why);
  }

  /// Whether its length has to be found out by runs.
  public boolean isFree() {
    return size < 0 && kind != Kind.BATCH && kind != Kind.CHANNEL;
  }

  public boolean isBatch() {
    return kind == Kind.BATCH;
  }

  public GuessedAxis withSize(long other) {
    return new GuessedAxis(kind, id, other, why);
  }
}
