package eu.riscale.hub.command;

import eu.riscale.hub.report.Run;
import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  /// Options that change what is shown and how the work is done, and not what comes of it.
  private static final Set<String> OF_REPORTS =
      Set.of(
          "--report",
          "--quiet",
          "--color",
          "--jobs",
          "--shard",
          "--resume",
          "--fail-fast",
          "--fail-on",
          "--baseline",
          "--settings");

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

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Keep the result of each source in this folder, and take it from there where nothing"
              + " that it depends on has changed.")
  private @Nullable Path resume;

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

  /// The results of earlier runs, where they are asked for.
  ///
  /// @throws ReportException where the folder cannot be made or written to
  Optional<KeptResults> kept(Run run) throws ReportException {
    Path folder = resume;
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      return Optional.of(new KeptResults(folder.toRealPath(), run, asked()));
    } catch (IOException e) {
      throw new ReportException(
          "--resume: the folder " + folder + " cannot be written: " + Reason.of(e) + ".");
    }
  }

  boolean isResumed() {
    return resume != null;
  }

  /// The options that results depend on.
  private String asked() {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> !OF_REPORTS.contains(option.longestName()))
        .map(option -> option.longestName() + option.originalStringValues())
        .sorted()
        .toList()
        .toString();
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
