package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;
import java.util.stream.Stream;

/// The one set of requirements, out of which profiles choose.
final class Requirements {
  /// What both hubs ask for.
  static final List<Requirement> BOTH =
      List.of(
          new OldestFormat(),
          new NewestSeries(),
          new RunsSomewhere(),
          new TellingName(),
          new RichDescription(),
          new TellingTags(),
          new ConsumerLinks(),
          new OpenLicense(),
          new Citation(),
          new Maintainers(),
          new CoverThere(),
          new CoverShown(),
          new CoverLinked(),
          new CoverFits());

  /// What the RI-SCALE Model Hub asks for besides.
  private static final List<Requirement> RI_SCALE =
      List.of(new ReadmeThere(), new ReadmeSections(), new Alias(), new LfsPatterns());

  /// All that the RI-SCALE Model Hub asks for.
  static final List<Requirement> ALL = Stream.concat(BOTH.stream(), RI_SCALE.stream()).toList();

  private Requirements() {}

  /// Those codes that are of profiles alone.
  static List<Code> codes() {
    return ALL.stream()
        .map(Requirement::code)
        .filter(code -> code.slug().startsWith("profile-"))
        .toList();
  }
}
