package eu.riscale.hub;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/// Loads what the commands load for which there is no archive of classes of their own, so that the
/// launcher can make one for all of them: `Rehearsal RDF…` runs each and shows nothing of it.
public final class Rehearsal {
  private static final List<String> COMMANDS =
      List.of(
          "inspect",
          "package --dry-run",
          "validate --no-io --report json --for ilastik",
          "validate --no-io --report html --profile bioimage-io");

  private static final List<String> ALONE =
      List.of("--help", "--version", "help validate", "explain field-unknown", "config", "engines");

  private Rehearsal() {}

  public static void main(String[] rdfs) {
    for (String command : COMMANDS) {
      for (String rdf : rdfs) {
        run(Stream.concat(words(command), Stream.of(rdf)));
      }
    }
    ALONE.forEach(command -> run(words(command)));
  }

  private static Stream<String> words(String command) {
    return Stream.of(command.split(" ", -1));
  }

  private static void run(Stream<String> words) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Hub.run(words.toArray(String[]::new), InputStream.nullInputStream(), nowhere, nowhere);
  }
}
