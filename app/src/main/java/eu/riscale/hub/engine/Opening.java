package eu.riscale.hub.engine;

import java.util.regex.Pattern;

/// What came of opening a weights entry.
public sealed interface Opening {

  /// The network is ready; whoever asked closes the session.
  record Opened(Session session) implements Opening {}

  /// hub has an engine for the format, but it cannot run here.
  ///
  /// @param reason one sentence: what is missing
  /// @param hint what to add
  record Unavailable(String reason, String hint) implements Opening {

    private static final Pattern SERVED =
        Pattern.compile("(?:Linux|Windows.*) (?:amd64|x86_64)|Mac OS X aarch64");

    /// Says that hub was built without an engine for this machine.
    public static Unavailable noLibrary(String engine) {
      return noLibrary(engine, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Unavailable noLibrary(String engine, String system, String processor) {
      return SERVED.matcher(system + " " + processor).matches()
          ? new Unavailable(
              "This hub was built without %s.".formatted(engine),
              "Add onnx weights, which run everywhere, or install a hub that was built for this"
                  + " machine (%s %s).".formatted(system, processor))
          : new Unavailable(
              "There is no %s library for this machine (%s %s)."
                  .formatted(engine, system, processor),
              "Add onnx weights, which run everywhere, or run hub on Linux or Windows with an"
                  + " Intel or AMD processor, or on an ARM Mac.");
    }
  }
}
