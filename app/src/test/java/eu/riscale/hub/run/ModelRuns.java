package eu.riscale.hub.run;

import eu.riscale.hub.Models;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.tensor.picture.Pictures;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tests of a model's weights in this process, with engines that are made for a test.
///
/// @param model the name of its folder
/// @param weights to test
/// @param cards of the machine
record ModelRuns(String model, WeightsFormat weights, NetworkOpener engines, NvidiaCards cards) {

  List<WeightsTest> on(Device device, TestKind... kinds) throws Exception {
    TestOptions options =
        new TestOptions(
            List.of(weights),
            device,
            PythonSettings.NONE,
            List.of(kinds),
            TestOptions.AfterFailure.GO_ON,
            Optional.empty(),
            Pictures.LEFT_OUT,
            Set.of(),
            TestOptions.NO_LIMIT);
    String folder = Models.of(model).toString();
    try (RdfSource source = RdfSource.open(folder, InputStream.nullInputStream())) {
      ModelView view =
          SpecValidator.validate(source.readRdf())
              .description()
              .flatMap(ModelView::of)
              .orElseThrow();
      return new ModelRun(options, TestWatch.NONE, engines, cards).of(view, source, known -> {});
    }
  }
}
