package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryCodes;
import eu.riscale.hub.spec.convert.ConversionCodes;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.rule.RuleCatalog;
import java.util.Set;
import java.util.TreeSet;

/// Codes that no description alone can show.
final class Waivers {
  /// Codes of other tests: of rules on files, which need files, and of conversions, which need a
  /// newer format to convert to; of a file larger than a repository should hold; and of hub's bugs.
  static final Set<String> CODES_SHOWN_ELSEWHERE = shownElsewhere();

  private Waivers() {}

  private static Set<String> shownElsewhere() {
    Set<String> slugs =
        new TreeSet<>(
            Set.of(
                "yaml-too-large",
                Bug.CODE.slug(),
                EntryCodes.SOURCE_MISSING.slug(),
                EntryCodes.SOURCE_UNREADABLE.slug()));
    RuleCatalog.FILES.codes().forEach(code -> slugs.add(code.slug()));
    ConversionCodes.ALL.forEach(code -> slugs.add(code.slug()));
    return slugs;
  }
}
