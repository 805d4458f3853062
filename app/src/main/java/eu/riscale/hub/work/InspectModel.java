package eu.riscale.hub.work;

import eu.riscale.hub.engine.library.CacheFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.ModelInspector;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.picture.ImageException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.UnaryOperator;

/// `hub inspect` for one source after the other: validates it and looks into its files.
public final class InspectModel {
  private final Validate validate;
  private final UnaryOperator<List<Finding>> policy;
  private final ModelInspector inspector;
  private final boolean pictures;

  /// @param policy gives findings the severities of the project
  /// @param python what is allowed of code that comes with a model
  /// @param pictures whether to show tensors and covers as pictures
  public InspectModel(
      Validate validate,
      UnaryOperator<List<Finding>> policy,
      PythonSettings python,
      boolean pictures) {
    this.validate = validate;
    this.policy = policy;
    Engines engines = new Engines(CacheFolder.ofThisProcess(), python, line -> {});
    this.inspector = new ModelInspector(engines::report, pictures);
    this.pictures = pictures;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.source(given, this::inspect);
  }

  private ResourceResult inspect(Validate.Checked checked) {
    return inspector
        .inspect(checked.validation(), checked.source())
        .map(made -> checked.result().inspected(made.page(), policy.apply(made.findings())))
        .orElse(checked.result());
  }

  /// One array in a file. Never throws.
  public ResourceResult array(String given) {
    try {
      return ResourceResult.array(given, ArrayPage.read(given, pictures));
    } catch (IOException e) {
      return ResourceResult.unreadable(given, "it cannot be read: " + Reason.of(e) + ".");
    } catch (NpyException | ImageException e) {
      return ResourceResult.unreadable(given, String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      return ResourceResult.unreadable(given, "this is not a path: " + e.getReason() + ".");
    } catch (OutOfMemoryError e) {
      return ResourceResult.unreadable(given, "there is not enough memory for it.");
    }
  }
}
