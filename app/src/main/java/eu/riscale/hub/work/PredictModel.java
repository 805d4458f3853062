package eu.riscale.hub.work;

import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.predict.PredictException;
import eu.riscale.hub.predict.PredictOptions;
import eu.riscale.hub.predict.PredictOptions.Task;
import eu.riscale.hub.predict.PredictWatch;
import eu.riscale.hub.predict.Prediction;
import eu.riscale.hub.predict.TestOutputs;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.spec.view.ModelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `hub predict` for one source: validates it and, where it is a valid model, runs it on images.
public final class PredictModel {
  private final Validate validate;
  private final PredictOptions options;
  private final PredictWatch watch;

  public PredictModel(Validate validate, PredictOptions options, PredictWatch watch) {
    this.validate = validate;
    this.options = options;
    this.watch = watch;
  }

  /// What came of it.
  ///
  /// @param described what there is to say of the description
  /// @param failure why not everything was predicted; empty where it was, and where the description
  ///   is wrong
  public record Done(ResourceResult described, Optional<PredictException> failure) {}

  /// Never throws: what goes wrong is in the result.
  public Done source(String given) {
    List<PredictException> failures = new ArrayList<>();
    ResourceResult result =
        validate.source(
            given,
            checked -> {
              if (described(checked).status() == ResourceResult.Status.VALID) {
                try {
                  predict(checked);
                } catch (PredictException e) {
                  failures.add(e);
                }
              }
              return described(checked);
            });
    return new Done(result, failures.stream().findFirst());
  }

  /// What is wrong with test outputs goes away where new ones are made.
  private ResourceResult described(Checked checked) {
    Optional<ModelView> model = checked.validation().description().flatMap(ModelView::of);
    if (model.isEmpty() || options.task() == Task.IMAGES) {
      return checked.result();
    }
    return checked.result(
        checked.validation().findings().stream()
            .filter(finding -> !TestOutputs.mends(model.get(), finding.path()))
            .toList());
  }

  private void predict(Checked checked) throws PredictException {
    ModelView model =
        checked
            .validation()
            .description()
            .flatMap(ModelView::of)
            .orElseThrow(() ->
                new PredictException(
                    PredictException.Kind.USAGE,
                    "This is a "
                        + checked.described().facts().type()
                        + "; only models can be run on images.",
                    "Name the description of a model."));
    Engines engines =
        new Engines(PersonFolder.CACHE.ofThisProcess(), options.python(), watch::progress);
    switch (options.task()) {
      case IMAGES -> new Prediction(model, checked.source(), engines, options, watch).run();
      case TEST_OUTPUTS ->
          new TestOutputs(model, folder(checked), checked.validation().document(), engines, options)
              .write(watch);
    }
  }

  private static FolderSource folder(Checked checked) throws PredictException {
    if (checked.source() instanceof FolderSource folder) {
      return folder;
    }
    throw new PredictException(
        PredictException.Kind.USAGE,
        "Test outputs are written beside a description where it lies.",
        "Unpack the model into a folder.");
  }
}
