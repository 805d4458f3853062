package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A rule in the catalogue is about records that decoders hold against the rules, so it runs.
final class RulesRunTest {
  @Test
  void everyRuleIsAboutARecordThatIsHeldAgainstRules() {
    Set<Class<?>> held = new HashSet<>();
    Reading reading = new Reading(new Findings(), (record, at, out) -> held.add(record.getClass()));
    for (Fixture fixture : Fixture.all()) {
      if (fixture.document().root() instanceof YamlMapping fields) {
        Header.read(fields, reading.findings())
            .ifPresent(header ->
                ResourceDecoders.of(header.format(), header.version())
                    .decode(fields, RdfPath.ROOT, reading));
      }
    }

    List<Class<?>> silent = new ArrayList<>(RuleCatalog.subjects());
    silent.removeIf(subject -> held.stream().anyMatch(subject::isAssignableFrom));
    assertThat(silent).isEmpty();
  }
}
