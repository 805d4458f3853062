package eu.riscale.hub;

import eu.riscale.hub.command.EarlySignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Loads what the commands load for which there is no archive of classes of their own, so that the
/// launcher can make one for all of them: `Rehearsal RDF…` runs each and shows nothing of it.
public final class Rehearsal {
  private static final List<String> COMMANDS =
      List.of(
          "inspect",
          "package --dry-run",
          "fix --diff",
          "validate --no-io --report json --for ilastik",
          "validate --no-io --report html --profile bioimage-io");

  private static final List<String> ALONE =
      List.of("--help", "--version", "help validate", "explain field-unknown", "config", "engines");

  private Rehearsal() {}

  public static void main(String[] rdfs) {
    Start.run(rdfs, true);
  }

  static void all(String[] rdfs) {
    EarlySignal.waits();
    for (String rdf : rdfs) {
      COMMANDS.forEach(command -> run(Stream.concat(words(command), Stream.of(rdf))));
      pack(Objects.requireNonNull(Path.of(rdf).toAbsolutePath().getParent()));
    }
    ALONE.forEach(command -> run(words(command)));
    EarlySignal.reportsAreKnown();
  }

  /// A folder, into one that is gone afterwards.
  private static void pack(Path model) {
    try {
      Path folder = Files.createTempDirectory("hub-rehearsal-");
      Path zip = folder.resolve("model.zip");
      run(Stream.of("package", model.toString(), "--output", zip.toString()));
      Files.deleteIfExists(zip);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> words(String command) {
    return Stream.of(command.split(" ", -1));
  }

  private static void run(Stream<String> words) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Hub.run(words.toArray(String[]::new), InputStream.nullInputStream(), nowhere, nowhere);
  }
}
