package eu.riscale.hub.report.ci;

/// What JUnit's reports call a test case.
///
/// @param name what was checked
/// @param end how it ended
/// @param type the code of the finding that decided it; empty where none did
/// @param message one line: why it did not pass; empty where it did
/// @param text everything that is to be said, safe to be shown; may be empty
/// @param seconds how long it took; 0 where that is not known
record JunitCase(String name, End end, String type, String message, String text, double seconds) {
  enum End {
    PASSED,
    FAILED,
    /// Something other than what was checked is at fault: the machine, or hub.
    ERROR,
    SKIPPED
  }
}
