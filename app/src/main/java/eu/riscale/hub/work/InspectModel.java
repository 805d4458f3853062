package eu.riscale.hub.work;

import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.inspect.ArrayPage;
import eu.riscale.hub.inspect.ModelInspector;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.picture.ImageException;
import eu.riscale.hub.tensor.picture.Pictures;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;

/// `hub inspect` for one source after the other: validates it and looks into its files.
public final class InspectModel {
  private final Validate validate;
  private final ModelInspector inspector;
  private final Pictures pictures;

  /// @param python what is allowed of code that comes with a model
  public InspectModel(Validate validate, PythonSettings python, Pictures pictures) {
    this.validate = validate;
    Engines engines = new Engines(PersonFolder.CACHE.ofThisProcess(), python, line -> {});
    this.inspector = new ModelInspector(engines::report, pictures);
    this.pictures = pictures;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return validate.source(given, this::inspect);
  }

  private ResourceResult inspect(Checked checked) {
    return inspector
        .inspect(checked.validation(), checked.source())
        .map(made ->
            checked.then(new Outcome.Inspected(made.page(), checked.consumers()), made.findings()))
        .orElseGet(checked::result);
  }

  /// One array in a file, which is not a part of any description. Never throws.
  public ResourceResult array(String given) {
    try {
      Outcome outcome = new Outcome.Inspected(ArrayPage.read(given, pictures), List.of());
      return new ResourceResult(Described.unread(given), List.of(), outcome);
    } catch (IOException e) {
      return ResourceResult.unreadable(given, "it cannot be read: " + Reason.of(e) + ".");
    } catch (NpyException | ImageException e) {
      return ResourceResult.unreadable(given, String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      return ResourceResult.unreadable(given, e);
    } catch (OutOfMemoryError e) {
      return ResourceResult.unreadable(given, "there is not enough memory for it.");
    }
  }
}
