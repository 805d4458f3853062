package eu.riscale.hub.report.read;

import eu.riscale.hub.report.Printable;

/// A file that should be a report is not there, or none that this hub can read; the message is a
/// sentence.
public final class UnreadableReport extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final String why;

  UnreadableReport(String file, String why) {
    super(why);
    this.why = Printable.line(why);
    this.sentence = Printable.line("the report " + file + " cannot be read: " + why + ".");
  }

  /// Such as `there is no such file`.
  public String why() {
    return why;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
