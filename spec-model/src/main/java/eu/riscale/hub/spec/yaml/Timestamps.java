package eu.riscale.hub.spec.yaml;

/// The unquoted dates and times that YAML readers turn into timestamps.
final class Timestamps {
  private Timestamps() {}

  /// `2024-01-31`, or with a time: `2024-1-31T9:30:00.5 +01:00`.
  static boolean matches(String text) {
    Cursor at = new Cursor(text);
    if (!at.digits(4, 4) || !at.take('-')) {
      return false;
    }
    int month = at.position;
    if (!at.digits(1, 2) || !at.take('-')) {
      return false;
    }
    boolean twoDigits = at.position - month == 3;
    int day = at.position;
    if (!at.digits(1, 2)) {
      return false;
    }
    if (at.atEnd()) {
      return twoDigits && at.position - day == 2;
    }
    return time(at);
  }

  private static boolean time(Cursor at) {
    if (!at.take('T') && !at.take('t') && !at.blanks()) {
      return false;
    }
    if (!at.digits(1, 2)
        || !at.take(':')
        || !at.digits(2, 2)
        || !at.take(':')
        || !at.digits(2, 2)) {
      return false;
    }
    if (at.take('.')) {
      at.digits(0, Integer.MAX_VALUE);
    }
    at.blanks();
    if (at.atEnd() || at.take('Z')) {
      return at.atEnd();
    }
    if (!at.take('+') && !at.take('-')) {
      return false;
    }
    return at.digits(1, 2) && (at.atEnd() || (at.take(':') && at.digits(2, 2) && at.atEnd()));
  }

  private static final class Cursor {
    private final String text;
    private int position;

    Cursor(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return position == text.length();
    }

    boolean take(char wanted) {
      boolean there = !atEnd() && text.charAt(position) == wanted;
      position += there ? 1 : 0;
      return there;
    }

    boolean blanks() {
      int from = position;
      while (take(' ') || take('\t')) {
        // take moves on
      }
      return position > from;
    }

    boolean digits(int least, int most) {
      int from = position;
      while (!atEnd()
          && position - from < most
          && text.charAt(position) >= '0'
          && text.charAt(position) <= '9') {
        position++;
      }
      return position - from >= least;
    }
  }
}
