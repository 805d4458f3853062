package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.Models;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/// A model with one fault, and the same model without it.
///
/// @param name says the fault
/// @param model the model under `src/test/models` that it is made of
/// @param cause the slug of the cause that is to be named
/// @param says what the first sentence is to contain
/// @param fault makes it
/// @param fix undoes it, by the change that hub proposes where that is one of the description
record Twin(String name, String model, String cause, String says, Work fault, Fix fix) {

  /// Work on a copy of a model.
  interface Work {
    void on(Path folder) throws Exception;
  }

  /// Undoes the fault.
  interface Fix {
    /// @param yaml the lines that hub proposes for the description; empty where it proposes none
    void on(Path folder, String yaml) throws Exception;
  }

  /// A change of the description, and the change that hub is to propose.
  static Twin described(
      String name, String model, String cause, String says, String from, String to, String by) {
    return new Twin(
        name,
        model,
        cause,
        says,
        folder -> Models.edit(folder, from, to),
        (folder, yaml) -> Models.edit(folder, to, by));
  }

  /// A change of one test tensor, which is made again to fix it.
  static Twin tensor(
      String name, String model, String cause, String says, String file, Work change) {
    return new Twin(
        name,
        model,
        cause,
        says,
        change,
        (folder, yaml) -> {
          Files.delete(folder.resolve(file));
          Files.copy(Models.of(model).resolve(file), folder.resolve(file));
        });
  }

  /// Other values in a file, by what they are now.
  static void rewrite(Path npy, Values values) throws Exception {
    Tensor tensor = Npy.read(npy);
    float[] changed = new float[tensor.size()];
    IntToDoubleFunction value = values.of(tensor);
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (float) value.applyAsDouble(i);
    }
    save(Tensor.of(changed, tensor.axes(), tensor.shape()), npy);
  }

  static void save(Tensor tensor, Path npy) throws IOException {
    Files.deleteIfExists(npy);
    Npy.write(tensor, npy);
  }

  /// New values of a tensor by position.
  interface Values {
    IntToDoubleFunction of(Tensor tensor);
  }

  @Override
  public String toString() {
    return name;
  }
}
