package eu.riscale.hub.command;

import eu.riscale.hub.report.read.UnreadableReport;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.decode.DidYouMean;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said when a command line is wrong, the world is broken, or hub is.
public final class Faults {
  private Faults() {}

  /// One line that says what is wrong with the command line, and where help is.
  public static int usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    // Picocli gives a word without a place in the line the last place that there can be.
    err.println(
        "hub: " + String.valueOf(e.getMessage()).replace(" at index " + Integer.MAX_VALUE, ""));
    Optional<String> meant =
        e instanceof UnmatchedArgumentException unmatched
            ? meant(unmatched.getUnmatched(), command)
            : Optional.empty();
    if (meant.isPresent()) {
      err.println("Did you mean: " + meant.get() + "?");
    } else if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    err.flush();
    return ExitStatus.USAGE;
  }

  /// The command or option that is meant by the first word that is none.
  private static Optional<String> meant(List<String> unmatched, CommandLine command) {
    if (unmatched.isEmpty()) {
      return Optional.empty();
    }
    String word = unmatched.getFirst();
    if (word.startsWith("-")) {
      return DidYouMean.nearest(
              bare(word.split("=", 2)[0]),
              command.getCommandSpec().options().stream()
                  .map(option -> bare(option.longestName()))
                  .toList())
          .map(name -> "--" + name.replace('_', '-'));
    }
    Optional<String> byMeaning =
        command.getParent() == null ? MeantCommand.of(word) : Optional.empty();
    String name = command.getCommandSpec().qualifiedName();
    return byMeaning.or(() ->
        DidYouMean.nearest(word, command.getSubcommands().keySet()).map(near -> name + " " + near));
  }

  private static String bare(String option) {
    return option.replaceFirst("^--?", "").replace('-', '_');
  }

  /// A report that cannot be written is the machine's fault; everything else that gets here is
  /// hub's. The stack trace goes to a file that can be sent to us.
  public static int bug(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof ReportException) {
      err.println("hub: " + e.getMessage());
      err.flush();
      return ExitStatus.ENGINE;
    }
    if (e instanceof UnreadableReport) {
      err.println("hub: " + e.getMessage());
      err.flush();
      return ExitStatus.UNREADABLE;
    }
    if (AtExit.hasBegun()) {
      return ExitStatus.BUG; // Nobody gets to see it: the status is that of the signal.
    }
    err.println("hub: this is a bug in hub, not in your model: " + e);
    trace(e, err);
    err.flush();
    return ExitStatus.BUG;
  }

  /// Standard output that did not arrive whole, whatever was to be printed.
  ///
  /// @return the exit status that this has by itself
  public static int standardOutput(StandardOutput out, PrintWriter err) {
    out.flush();
    out.failure()
        .ifPresent(
            why -> err.println("hub: standard output cannot be written: " + Reason.of(why) + "."));
    err.flush();
    return out.failure().isPresent() ? ExitStatus.ENGINE : ExitStatus.OK;
  }

  private static void trace(Exception e, PrintWriter err) {
    try {
      Path file = Files.createTempFile("hub-bug-", ".txt");
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        e.printStackTrace(out);
      }
      err.println("Details for a bug report: " + file);
    } catch (IOException unwritable) {
      err.println("Details could not be written: " + unwritable.getMessage());
    }
  }
}
