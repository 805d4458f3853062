package eu.riscale.hub.command;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a command works on.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
final class SourceOptions {
  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description =
          "An RDF file, a folder or zip that holds one, or - for standard input; @FILE lists"
              + " sources, one a line.")
  List<String> sources;

  @Option(names = "--offline", description = "Open no network connection (hub opens none yet).")
  boolean offline;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many sources to work on at once (default: one per processor).")
  int jobs = Runtime.getRuntime().availableProcessors();
}
