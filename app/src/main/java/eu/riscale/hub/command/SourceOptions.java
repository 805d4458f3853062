package eu.riscale.hub.command;

import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What a command works on.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
final class SourceOptions {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description =
          "An RDF file, a folder or zip that holds one, or - for standard input; @FILE lists"
              + " sources, one a line.")
  private List<String> given = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many sources to work on at once (default: one per processor).")
  int jobs = Runtime.getRuntime().availableProcessors();

  boolean isEmpty() {
    return given.isEmpty();
  }

  /// The sources in their order, those that lists name included. hub reads the lists itself,
  /// because Picocli takes a tenth of a second for a thousand arguments.
  List<String> sources() {
    if (given.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'SOURCE' (a file, folder or zip).");
    }
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs: give it at least 1.");
    }
    List<String> sources = new ArrayList<>();
    for (String source : given) {
      if (source.startsWith("@") && source.length() > 1) {
        list(source.substring(1), sources);
      } else {
        sources.add(source);
      }
    }
    return sources;
  }

  /// The first source as it was written, whatever it looks like.
  String single() {
    return given.getFirst();
  }

  /// One source a line, with or without double quotes; empty lines and those with a `#` in front
  /// say nothing.
  private void list(String file, List<String> sources) {
    try {
      for (String line : Files.readAllLines(Path.of(file))) {
        String source = line.strip();
        if (source.length() > 1 && source.startsWith("\"") && source.endsWith("\"")) {
          source = source.substring(1, source.length() - 1);
        }
        if (!source.isEmpty() && !source.startsWith("#")) {
          sources.add(source);
        }
      }
    } catch (IOException e) {
      throw unreadable(file, Reason.of(e), e);
    } catch (InvalidPathException e) {
      throw unreadable(file, e.getReason(), e);
    }
  }

  private ParameterException unreadable(String file, String why, Exception e) {
    String message = "the list of sources @" + file + " cannot be read: " + why + ".";
    return new ParameterException(spec.commandLine(), message, e);
  }
}
