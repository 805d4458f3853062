package eu.riscale.hub.run.result;

/// What came on standard output and standard error while weights were tested: a network, or a
/// library that runs it, has printed it, and it may say anything.
///
/// @param text its beginning and its end, the latter below a line that counts what was left out
///   between them
/// @param bytes how many there were in all
public record Printed(String text, long bytes) {
  public static final Printed NOTHING = new Printed("", 0);

  public boolean isEmpty() {
    return bytes == 0;
  }
}
