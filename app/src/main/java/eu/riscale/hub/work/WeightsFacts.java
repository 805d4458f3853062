package eu.riscale.hub.work;

import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.fit.WeightsFit;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What the weights files of a valid model say otherwise than its description, for the commands
/// that do more with a model than to show it.
record WeightsFacts(Validation validation, RdfSource source) {

  /// None where the description is not valid, or the files are not at hand.
  List<Finding> findings(Predicate<WeightsFormat> formats) {
    Findings out = new Findings();
    Optional<ModelView> model = validation.description().flatMap(ModelView::of);
    for (WeightsView weights : model.map(ModelView::weights).orElse(List.of())) {
      if (formats.test(weights.format())) {
        RdfPath at = RdfPath.ROOT.field("weights").field(weights.format().word());
        Bug.guard(WeightsFit.class, at, out, () -> out.addAll(of(model.orElseThrow(), weights)));
      }
    }
    return out.list();
  }

  /// What running shows, and shows better, is left out: under which names tensors are found, and
  /// how many axes really come out.
  List<Finding> besideTests(Predicate<WeightsFormat> formats) {
    return findings(formats).stream()
        .filter(finding -> !finding.code().equals(FitCodes.NAMES))
        .filter(finding -> !isOfOutputs(finding) || !finding.code().equals(FitCodes.RANK))
        .toList();
  }

  private static boolean isOfOutputs(Finding finding) {
    return finding.path().toString().startsWith(Side.OUTPUT.field());
  }

  private List<Finding> of(ModelView model, WeightsView weights) {
    try {
      if (source.files().presence(weights.file()) != FileLookup.Presence.PRESENT) {
        return List.of();
      }
      WeightsContent content = ContentReader.read(source.onDisk(weights.file()));
      return WeightsFit.of(model, weights.format().word(), weights.file().toString(), content);
    } catch (IOException e) {
      return List.of(); // Whoever opens the file says so.
    }
  }
}
