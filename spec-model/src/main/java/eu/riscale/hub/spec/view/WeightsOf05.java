package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.model.v0_5.Architecture;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import java.util.List;
import java.util.Optional;

/// The weights of a model of format 0.5.
record WeightsOf05(ModelDescr model) {
  List<WeightsView> views() {
    return model.weights().entries().stream().map(this::view).toList();
  }

  private WeightsView view(WeightsEntryDescr entry) {
    TolerancesOf05 tolerances = new TolerancesOf05(model.config().bioimageio(), entry.format());
    return new WeightsView(
        entry.format(),
        entry.file().source(),
        entry instanceof WeightsEntryDescr.OnnxWeightsDescr onnx
            ? onnx.externalData().map(FileDescr::source).stream().toList()
            : List.of(),
        entry instanceof WeightsEntryDescr.PytorchStateDictWeightsDescr dict
            ? Optional.of(code(dict))
            : Optional.empty(),
        model.outputs().stream().map(tolerances::of).toList());
  }

  private static WeightsView.PythonCode code(WeightsEntryDescr.PytorchStateDictWeightsDescr dict) {
    Architecture made = dict.architecture();
    WeightsView.Place place =
        switch (made) {
          case Architecture.ArchitectureFromFileDescr code ->
              new WeightsView.Place.File(code.source());
          case Architecture.ArchitectureFromLibraryDescr code ->
              new WeightsView.Place.Module(code.importFrom());
        };
    return new WeightsView.PythonCode(place, made.callable().text(), made.kwargs(), dict.strict());
  }
}
