package eu.riscale.hub.work;

import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.weights.reader.Doubt;
import eu.riscale.hub.weights.reader.Uses;
import eu.riscale.hub.weights.reader.UsesReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says what the weights of a model would do beyond computing, to whoever opens them with any
/// software. Nothing of them is run.
///
/// @param code where it is trusted, the facts are still told, but stand in the way of nothing
record UntrustedWeights(Validation validation, ReadAhead files, ModelCode code) {

  /// None where no weights are at hand.
  List<Finding> findings() {
    Findings findings = new Findings();
    for (ReferencedFile file : validation.files()) {
      if (isWeights(file.role()) && files.presence(file.source()) == Presence.PRESENT) {
        Bug.guard(UsesReader.class, file.at(), findings, () -> findings.addAll(of(file)));
      }
    }
    return findings.list();
  }

  private static boolean isWeights(Role role) {
    return switch (role) {
      case Role.Weights weights -> true;
      case Role.OnnxWeights weights -> true;
      case Role.Cover cover -> false;
      case Role.Documentation documentation -> false;
      case Role.TestTensor tensor -> false;
      case Role.ExternalData numbers -> false;
      case Role.Dependencies dependencies -> false;
      case Role.Plain plain -> false;
    };
  }

  private List<Finding> of(ReferencedFile file) {
    Uses uses = read(file);
    String subject = "'%s'".formatted(file.source());
    List<Finding> findings = new ArrayList<>();
    Doubt.unsafe(subject, uses)
        .map(doubt ->
            Finding.of(WorkCodes.WEIGHTS_UNSAFE, file.at(), doubt.message())
                .expected("a network that only computes")
                .hint(doubt.remedy()))
        .ifPresent(findings::add);
    if (uses.obstacle().isEmpty() || !isKnownToBeBroken(file)) {
      Doubt.unknown(subject, uses)
          .map(doubt ->
              Finding.of(WorkCodes.WEIGHTS_UNKNOWN, file.at(), doubt.message()).hint(doubt.hint()))
          .ifPresent(findings::add);
    }
    return switch (code) {
      case REFUSED -> findings;
      case TRUSTED -> findings.stream().map(UntrustedWeights::trusted).toList();
    };
  }

  private Uses read(ReferencedFile file) {
    try {
      return files.uses(file.source());
    } catch (IOException e) {
      return new Uses(List.of(), Set.of(), Reason.of(e), Uses.Reading.BROKEN_OFF);
    }
  }

  private boolean isKnownToBeBroken(ReferencedFile file) {
    return validation.findings().stream()
        .anyMatch(known -> known.severity() == Severity.ERROR && known.path().equals(file.at()));
  }

  private static Finding trusted(Finding finding) {
    return finding.severity(
        finding.code().equals(WorkCodes.WEIGHTS_UNSAFE) ? Severity.ALERT : Severity.INFO);
  }
}
