package eu.riscale.hub.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
              + " sources, one a line. FILE#collection[N] is an entry of a collection.")
  private List<String> given = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many sources to work on at once (default: one per processor).")
  int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fail-fast",
      description = "End after the first source that is not fine; the others are not checked.")
  boolean failFast;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Take the part K of N of the sources, such as 3/8: N machines that are given the same"
              + " sources, in whatever order, take all of them once.")
  private @Nullable String shard;

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
    try {
      for (String source : given) {
        refuseEmpty(spec, source);
        if (source.startsWith("@") && source.length() > 1) {
          sources.addAll(SourceList.read(source.substring(1)));
        } else {
          sources.add(source);
        }
      }
    } catch (SourceList.UselessList e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return sources;
  }

  /// A script whose variable is not set names no folder, least of all the one that it runs in.
  static void refuseEmpty(CommandSpec spec, String source) {
    if (source.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "SOURCE is an empty text: name a file, folder or zip; the folder that you are in is"
              + " '.'.");
    }
  }

  /// Of these sources those that are to be worked on, in their order.
  List<String> part(List<String> sources) {
    return shard == null ? sources : shard(shard).of(sources);
  }

  private Shard shard(String word) {
    return Shard.of(word)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--shard "
                    + word
                    + ": give the number of the part and how many there are, such as 3/8."));
  }

  /// The first source as it was written, whatever it looks like.
  String single() {
    return given.getFirst();
  }
}
