package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.help.Help;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What to write so that a finding about the newer form of a description goes away: lines of the
/// file as it is written where there are some, and words about the newer form where not.
///
/// @param files those beside the description
/// @param judge what is wrong with a description in its own format, or in the newest where nothing
///   is
record NewestHelp(FileLookup files, Function<YamlMapping, List<Finding>> judge) {

  /// The same findings, in the same order, with help.
  ///
  /// @param written the description, which is right in its own format
  /// @param format that of `newer`
  /// @param newer what `written` was converted to
  /// @param found what is wrong with `newer`
  List<Finding> added(
      YamlMapping written, ResourceFormat format, YamlMapping newer, List<Finding> found) {
    if (found.stream().noneMatch(NewestHelp::needsHelp)) {
      return found;
    }
    List<Finding> asWritten = Help.added(written, files, found, judge);
    List<Finding> asConverted =
        Help.added(newer, files, found, fields -> decoded(format, fields).list());
    String where = "As converted to format " + format.newest() + ":\n";
    List<Finding> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      boolean needed = needsHelp(found.get(i));
      Finding inFile = needed ? asWritten.get(i) : found.get(i);
      boolean inWords = needed && inFile.edits().isEmpty();
      all.add(inWords ? asConverted.get(i).inWords(where) : inFile);
    }
    return all;
  }

  /// What was converted is no fault.
  private static boolean needsHelp(Finding finding) {
    return finding.severity() != Severity.INFO;
  }

  private static Findings decoded(ResourceFormat format, YamlMapping newer) {
    Findings out = new Findings();
    ResourceDecoders.of(format, format.newest())
        .guarded(newer, RdfPath.ROOT, new Reading(out, RuleCatalog::check));
    return out;
  }
}
