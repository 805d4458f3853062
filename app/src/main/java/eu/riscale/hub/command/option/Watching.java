package eu.riscale.hub.command.option;

import eu.riscale.hub.source.FileWatch;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.SourcePath;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Checks again whenever a file of a model changes, until a signal ends hub.
public final class Watching {
  public static final String HELP =
      "Check again when a file of a model changes, until Ctrl-C. It shows the text report alone.";

  /// What a run leaves, which a run that never ends leaves unfinished, or takes for a change.
  private static final List<String> NOT_WITH =
      List.of("--report", "--quiet", "--keep", "--resume", "--shard", "--fail-fast");

  private final CommandSpec spec;

  public Watching(CommandSpec spec) {
    this.spec = spec;
  }

  /// Does not return but by an exception.
  ///
  /// @param check what is done each time
  public int repeat(List<String> sources, Callable<Integer> check) throws Exception {
    for (String option : NOT_WITH) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw wrong("it cannot be given together with " + option);
      }
    }
    List<Path> paths = new ArrayList<>();
    for (String source : sources) {
      paths.add(path(source));
    }
    PrintWriter err = spec.commandLine().getErr();
    try (FileWatch watch = FileWatch.of(paths)) {
      while (true) {
        check.call();
        err.printf(
            "hub: watching %,d files of %s; Ctrl-C ends.%n",
            watch.files(), sources.size() == 1 ? sources.getFirst() : sources.size() + " sources");
        err.flush();
        Path changed = watch.await();
        err.println("hub: " + changed.getFileName() + " has changed.");
        err.flush();
      }
    } catch (IOException e) {
      throw wrong("the files cannot be watched: " + Reason.of(e));
    }
  }

  private Path path(String source) {
    try {
      Path path = SourcePath.of(source);
      if (!source.equals("-") && (Files.isRegularFile(path) || Files.isDirectory(path))) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw wrong(source + ": " + Reason.of(e));
    }
    throw wrong(
        (source.equals("-") ? "standard input" : source)
            + " is no file and no folder, and nothing else can change");
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), "--watch: " + why + ".");
  }
}
