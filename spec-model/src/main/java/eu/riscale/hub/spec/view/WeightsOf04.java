package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_4.Architecture;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The weights of a model of format 0.4.
record WeightsOf04(ModelDescr model) {
  List<WeightsView> views() {
    return model.weights().entries().stream().map(this::view).toList();
  }

  /// The tolerance is the same for all outputs.
  private WeightsView view(WeightsEntry entry) {
    Tolerance tolerance = TolerancesOf04.of(model.metadata().config(), entry.format());
    return new WeightsView(
        entry.format(),
        entry.file().source(),
        List.of(),
        entry instanceof WeightsEntry.PytorchStateDict dict
            ? Optional.of(code(dict))
            : Optional.empty(),
        Collections.nCopies(model.outputs().size(), tolerance));
  }

  /// Format 0.4 has no `strict`, and PyTorch is strict unless told otherwise.
  private static WeightsView.PythonCode code(WeightsEntry.PytorchStateDict dict) {
    WeightsView.Place place =
        switch (dict.architecture()) {
          case Architecture.FromFile code -> new WeightsView.Place.File(code.source());
          case Architecture.FromLibrary code -> new WeightsView.Place.Module(code.module());
        };
    String callable = dict.architecture().callable().text();
    boolean strict = true;
    return new WeightsView.PythonCode(place, callable, dict.kwargs(), strict);
  }
}
