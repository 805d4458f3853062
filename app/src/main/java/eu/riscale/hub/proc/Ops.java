package eu.riscale.hub.proc;

import java.util.List;

/// Compiles the steps that a description has for a tensor, with the casts that the specification
/// implies, into a plan that runs.
///
/// Tensors are to have the axes by their ids of model 0.5, also those of model 0.4, whose letters
/// [#axes] turns into such ids. An axis that a step names and the tensor lacks, numbers that
/// contradict each other, and steps that need Python make a [CannotRun], never an exception.
public final class Ops {
  private Ops() {}

  /// The steps before the network. First comes a cast to the declared data type, unless the first
  /// step is one; last comes that cast again, unless the last step is a cast or `binarize`.
  public static Compiled compile(eu.riscale.hub.spec.model.v0_5.InputTensorDescr input) {
    return OpsV05.compile(input);
  }

  /// The steps after the network. Last comes a cast to the declared data type, unless the last step
  /// is a cast or `binarize`.
  public static Compiled compile(eu.riscale.hub.spec.model.v0_5.OutputTensorDescr output) {
    return OpsV05.compile(output);
  }

  /// The steps before the network. First comes a cast to the declared data type, last one to
  /// float32, which is all that a network of model 0.4 takes.
  public static Compiled compile(eu.riscale.hub.spec.model.v0_4.InputTensorDescr input) {
    return OpsV04.compile(input);
  }

  /// The steps after the network. Last comes a cast to the declared data type.
  public static Compiled compile(eu.riscale.hub.spec.model.v0_4.OutputTensorDescr output) {
    return OpsV04.compile(output);
  }

  /// The ids of a tensor's axes in their order.
  public static List<String> axes(eu.riscale.hub.spec.model.v0_5.TensorDescr tensor) {
    return OpsV05.axes(tensor);
  }

  /// The ids that model 0.5 has for the letters of a tensor's axes: `bcyx` is batch, channel, y and
  /// x.
  public static List<String> axes(eu.riscale.hub.spec.model.v0_4.TensorDescr tensor) {
    return OpsV04.axes(tensor.axes());
  }
}
