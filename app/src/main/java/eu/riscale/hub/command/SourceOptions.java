package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
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
import picocli.CommandLine.Model.CommandSpec;

/// What a command works on.
final class SourceOptions implements Part {
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

  private final Given<List<String>> given =
      Given.arguments(
          0,
          String.class,
          "SOURCE",
          "An RDF file, a folder or zip that holds one, or - for standard input; @FILE lists"
              + " sources, one a line. FILE#collection[N] is an entry of a collection.");

  private final Given<Integer> jobs =
      Given.option(
          int.class,
          "--jobs",
          "N",
          "How many sources to work on at once (default: one per processor).");

  private final Flag failFast =
      new Flag(
          "--fail-fast",
          "End after the first source that is not fine; the others are not checked.");

  private final Given<String> shard =
      Given.option(
          String.class,
          "--shard",
          "K/N",
          "Take the part K of N of the sources, such as 3/8: N machines that are given the same"
              + " sources, in whatever order, take all of them once.");

  private final Given<Path> resume =
      Given.option(
          Path.class,
          "--resume",
          "DIR",
          "Keep the result of each source in this folder, and take it from there where nothing"
              + " that it depends on has changed.");

  @Override
  public void addTo(CommandSpec command) {
    given.addTo(command);
    jobs.addTo(command);
    failFast.addTo(command);
    shard.addTo(command);
    resume.addTo(command);
  }

  boolean isEmpty() {
    return given.get() == null;
  }

  /// How many sources are worked on at once.
  int jobs() {
    return jobs.or(Runtime.getRuntime().availableProcessors());
  }

  boolean failsFast() {
    return failFast.isSet();
  }

  /// The sources in their order, those that lists name included. hub reads the lists itself,
  /// because Picocli takes a tenth of a second for a thousand arguments.
  List<String> sources() {
    if (isEmpty()) {
      throw given.wrong("Missing required parameter: 'SOURCE' (a file, folder or zip).");
    }
    if (jobs() < 1) {
      throw jobs.wrong("--jobs: give it at least 1.");
    }
    List<String> sources = new ArrayList<>();
    try {
      for (String source : given.or(List.of())) {
        refuseEmpty(given, source);
        if (source.startsWith("@") && source.length() > 1) {
          sources.addAll(SourceList.read(source.substring(1)));
        } else {
          sources.add(source);
        }
      }
    } catch (SourceList.UselessList e) {
      throw given.wrong(e.getMessage(), e);
    }
    return sources;
  }

  /// A script whose variable is not set names no folder, least of all the one that it runs in.
  static void refuseEmpty(Given<?> argument, String source) {
    if (source.isEmpty()) {
      throw argument.wrong(
          "SOURCE is an empty text: name a file, folder or zip; the folder that you are in is"
              + " '.'.");
    }
  }

  /// Of these sources those that are to be worked on, in their order.
  List<String> part(List<String> sources) {
    return shard.find().map(word -> shard(word).of(sources)).orElse(sources);
  }

  /// The results of earlier runs, where they are asked for.
  ///
  /// @throws ReportException where the folder cannot be made or written to
  Optional<KeptResults> kept(Run run) throws ReportException {
    Path folder = resume.get();
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
    return resume.get() != null;
  }

  /// The options that results depend on.
  private String asked() {
    return given.command().getParseResult().matchedOptions().stream()
        .filter(option -> !OF_REPORTS.contains(option.longestName()))
        .map(option -> option.longestName() + option.originalStringValues())
        .sorted()
        .toList()
        .toString();
  }

  private Shard shard(String word) {
    return Shard.of(word)
        .orElseThrow(() ->
            shard.wrong(
                "--shard "
                    + word
                    + ": give the number of the part and how many there are, such as 3/8."));
  }

  /// The first source as it was written, whatever it looks like.
  String single() {
    return given.or(List.of()).getFirst();
  }
}
