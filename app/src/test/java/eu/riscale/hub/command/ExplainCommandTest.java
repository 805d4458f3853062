package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.inspect.InspectCodes;
import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.policy.PolicyCodes;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.spec.CodeCatalog;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.work.WorkCodes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void explainsACodeWithBothExamples() {
    HubRun run = HubRun.of("explain", "field-unknown");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("error[field-unknown] ")
        .contains("Wrong:\n\n    licence: MIT\n")
        .contains("Right:\n\n    license: MIT\n")
        .contains("Specification: ");
  }

  @Test
  void listsEveryCodeOfBothModules() {
    HubRun run = HubRun.of("explain");
    List<Code> all = new ArrayList<>(CodeCatalog.all());
    all.addAll(RunCodes.all());
    all.addAll(WorkCodes.all());
    all.addAll(PolicyCodes.all());
    all.addAll(FitCodes.all());
    all.addAll(InspectCodes.all());
    all.addAll(PackageCodes.all());
    all.addAll(Profile.codes());
    assertThat(run.out().lines()).hasSize(all.size());
    assertThat(all).allSatisfy(code -> assertThat(run.out()).contains(code.what()));
    assertThat(all).extracting(Code::slug).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(code -> assertThat(code.why()).as(code.slug()).isNotEmpty());
    assertThat(all).allSatisfy(code -> assertThat(code.section()).as(code.slug()).isNotEmpty());
  }

  @Test
  void aFieldLeadsToTheFindingsAboutIt() {
    HubRun run = HubRun.of("explain", "halo");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .startsWith("hub: there is no finding 'halo', but some about it:\n")
        .contains("\n  halo-length ")
        .contains("\n  halo-needs-size-reference ");
    assertThat(HubRun.of("explain", "test_tensor").err()).contains("but some about it");
  }

  @Test
  void anUnknownCodeIsWrongUsageWithASuggestion() {
    HubRun run = HubRun.of("explain", "output-mismach");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .isEqualTo("hub: there is no finding 'output-mismach'; did you mean 'output-mismatch'?\n");
  }
}
