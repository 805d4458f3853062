package eu.riscale.hub.spec.model;

import java.util.List;

/// An input or output of a model of any format.
public interface DescribedTensor {
  /// What steps, shapes and software address the tensor by: its `id`, in format 0.4 its `name`.
  String key();

  /// The field that holds the key.
  String keyField();

  /// The steps before the network for an input, after it for an output.
  List<? extends DescribedStep> processing();

  /// The field that holds the steps: `preprocessing` or `postprocessing`.
  String processingField();
}
