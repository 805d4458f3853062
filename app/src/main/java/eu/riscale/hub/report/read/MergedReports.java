package eu.riscale.hub.report.read;

import eu.riscale.hub.report.Printable;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.report.Run.Environment;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One report of those of parallel jobs.
public final class MergedReports {
  private MergedReports() {}

  /// @param file that it was read from
  public record Named(String file, Results results) {}

  /// In the order of the files and, within one, in its own. Where several have a source, the last
  /// is believed: it was run again.
  ///
  /// @param say takes a sentence about each such source
  /// @throws IllegalArgumentException where they cannot come of one run
  public static Results of(List<Named> reports, Consumer<String> say) {
    Named first = reports.getFirst();
    reports.forEach(other -> refuseOther(first, other));
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < reports.size(); i++) {
      for (ResourceResult one : reports.get(i).results().list()) {
        last.put(one.described().source(), i);
      }
    }
    List<ResourceResult> all = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      for (ResourceResult one : reports.get(i).results().list()) {
        int believed = last.getOrDefault(one.described().source(), i);
        if (believed == i) {
          all.add(one);
        } else {
          say.accept(
              "%s is in %s and again in %s, which is believed."
                  .formatted(
                      Printable.line(one.described().source()),
                      Printable.line(reports.get(i).file()),
                      Printable.line(reports.get(believed).file())));
        }
      }
    }
    return new Results(run(reports), all, end(reports));
  }

  private static void refuseOther(Named first, Named other) {
    refuse(first, other, "hub", run -> run.environment().hub());
    refuse(first, other, "hub", Run::command);
    refuse(first, other, "--fail-on", run -> run.failOn().word());
  }

  private static void refuse(Named first, Named other, String what, Function<Run, String> part) {
    String one = part.apply(first.results().run());
    String two = part.apply(other.results().run());
    if (!one.equals(two)) {
      throw new IllegalArgumentException(
          "%s is of %s %s and %s of %s %s: only reports of one kind of run make one."
              .formatted(first.file(), what, one, other.file(), what, two));
    }
  }

  /// Jobs may have run on unlike machines, all of which are named.
  private static Run run(List<Named> reports) {
    Run run = reports.getFirst().results().run();
    Environment environment =
        new Environment(
            run.environment().hub(),
            run.environment().spec(),
            distinct(reports, Environment::java),
            distinct(reports, Environment::system));
    return new Run(run.command(), run.failOn(), environment);
  }

  private static String distinct(List<Named> reports, Function<Environment, String> part) {
    return reports.stream()
        .map(report -> part.apply(report.results().run().environment()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Results.End end(List<Named> reports) {
    return reports.stream()
        .map(report -> report.results().end())
        .max(Comparator.naturalOrder())
        .orElse(Results.End.REACHED);
  }
}
